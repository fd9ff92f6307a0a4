package p4.model;

/** Text from outside, made safe to show on a terminal, in a log or in an error. */
public final class Printable {

    private static final int SHOWN_MAX = 120;

    private Printable() {}

    /** Quotes {@code text}; control, bidi and other invisible characters become escapes. */
    public static String quote(String text) {
        return '"' + escape(text) + '"';
    }

    /** Escapes what a terminal would obey or hide, and cuts after 120 code points. */
    public static String escape(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(SHOWN_MAX).forEach(point -> append(shown, point));
        if (text.codePointCount(0, text.length()) > SHOWN_MAX) shown.append('…');
        return shown.toString();
    }

    /** Escapes what a terminal would obey or hide, and cuts nothing. */
    public static String escapeWhole(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    /** Tells whether {@code codePoint} moves a cursor, reorders text or cannot be seen. */
    public static boolean isDangerous(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder shown, int point) {
        if (isDangerous(point)) shown.append(String.format("\\u{%x}", point));
        else shown.appendCodePoint(point);
    }
}
