package p4.cli;

import java.net.URI;
import p4.model.Printable;

/** Reads where a tracker is: {@code http://HOST:PORT}. */
final class TrackerAddress {

    private TrackerAddress() {}

    static URI parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (known && uri.getHost() != null) return uri;
        } catch (IllegalArgumentException malformed) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static UsageError wrong(String text) {
        return new UsageError(
                "--tracker: found " + Printable.quote(text) + ", expected http://HOST:PORT");
    }
}
