package p4.sim.report.chart;

import java.util.Locale;

/** Builds HTML and SVG piece by piece; whatever is text or a value is escaped. */
public final class Markup {

    private final StringBuilder text = new StringBuilder();

    /** Opens {@code tag}, such as {@code g}, with pairs of attribute names and values. */
    public Markup open(String tag, Object... attributes) {
        return begin(tag, attributes).raw(">");
    }

    /** Closes {@code tag}. */
    public Markup close(String tag) {
        return raw("</").raw(tag).raw(">");
    }

    /** An element without content, in the form that HTML and XML both read inside SVG. */
    public Markup empty(String tag, Object... attributes) {
        return begin(tag, attributes).raw("/>");
    }

    /** An element that holds {@code content} as text. */
    public Markup leaf(String tag, String content, Object... attributes) {
        return open(tag, attributes).text(content).close(tag);
    }

    /** Adds text. */
    public Markup text(String words) {
        return raw(escape(words));
    }

    /** Adds what is markup already. */
    public Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Escapes what markup would understand, and leaves out what XML cannot hold. */
    public static String escape(String words) {
        var escaped = new StringBuilder(words.length() + 8);
        words.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (isLegal(point)) escaped.appendCodePoint(point);
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isLegal(int point) {
        boolean control = point < ' ' && point != '\n' && point != '\t';
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        return !control && !surrogate && point != 0xFFFE && point != 0xFFFF;
    }

    private Markup begin(String tag, Object... attributes) {
        raw("<").raw(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            raw(" ").raw(attributes[i].toString());
            raw("=\"").raw(escape(value(attributes[i + 1]))).raw("\"");
        }
        return this;
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** A coordinate to the tenth. */
    static String number(double value) {
        String written = String.format(Locale.ROOT, "%.1f", value);
        return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
    }
}
