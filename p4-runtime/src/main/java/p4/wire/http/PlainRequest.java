package p4.wire.http;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request that shows only the headers the codec knows.
 *
 * <p>So nobody behind it can be told to take another method ({@code X-HTTP-Method-Override}),
 * another address ({@code X-Forwarded-For}) or another coding ({@code Accept-Encoding}).
 */
final class PlainRequest extends HttpServletRequestWrapper {

    /** Hides the headers of {@code request}. */
    PlainRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isKnown(name) ? super.getHeader(name) : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isKnown(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(CallReader.HEADERS);
    }

    private static boolean isKnown(String name) {
        return CallReader.HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }
}
