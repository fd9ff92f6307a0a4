package p4.sim.report;

/** Text, safe inside HTML and XML. */
final class Html {

    private Html() {}

    /** Escapes what markup would understand, and leaves out what XML cannot hold. */
    static String escape(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (point >= ' ' || point == '\n' || point == '\t')
                        escaped.appendCodePoint(point);
                }
            }
        });
        return escaped.toString();
    }
}
