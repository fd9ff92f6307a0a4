package p4.cli;

import java.net.URI;

/** Where a tracker is: {@code http://HOST:PORT}. */
public final class TrackerText extends OptionText<URI> {

    /** Reads addresses of trackers given for {@code option}. */
    public TrackerText(String option) {
        super(option);
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
        return expected("http://HOST:PORT", text);
    }
}
