package p4.wire.http;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee8.nested.AbstractHandler;
import org.eclipse.jetty.ee8.nested.Request;

/** Runs every request of a Jetty server through one servlet filter. */
final class FilterHandler extends AbstractHandler {

    private final Filter filter;

    /** Runs {@code filter}, after which nothing comes. */
    FilterHandler(Filter filter) {
        this.filter = filter;
    }

    @Override
    public void handle(
            String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        base.setHandled(true);
        filter.doFilter(request, response, (rq, rs) -> {});
    }
}
