package p4.wire.http;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee8.nested.ErrorHandler;
import org.eclipse.jetty.ee8.nested.Request;

/** Says in P4's JSON that a request failed beyond what Spark catches; shows no stack. */
final class ServletErrors extends ErrorHandler {

    @Override
    public void handle(
            String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        base.setHandled(true);
        FilterHandler.write(JettyErrors.reply(response.getStatus()), response);
    }
}
