package p4.cli;

import java.net.URI;

/** Where a tracker is: {@code http://HOST:PORT}, or https. */
public final class TrackerText extends OptionText<URI> {

    /** Reads addresses of trackers given for {@code option}. */
    public TrackerText(String option) {
        super(option);
    }

    /** Whether {@code tracker} is spoken to over TLS. */
    static boolean isEncrypted(URI tracker) {
        return "https".equals(tracker.getScheme());
    }

    /** Whether {@code tracker} is at loopback, by address or by the name it has everywhere. */
    static boolean isOnThisMachine(URI tracker) {
        return tracker.getHost().matches("(?i)localhost|127\\.[0-9.]+|\\[(::|(0+:){7})0*1]");
    }

    @Override
    public URI convert(String text) {
        try {
            URI uri = URI.create(text);
            boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && String.valueOf(uri.getPath()).matches("/?");
            if (known && bare && uri.getHost() != null) return uri;
        } catch (IllegalArgumentException malformed) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private BadValue wrong(String text) {
        return expected("http://HOST:PORT or https://HOST:PORT", text);
    }
}
