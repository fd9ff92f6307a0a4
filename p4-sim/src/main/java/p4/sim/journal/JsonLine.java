package p4.sim.journal;

/**
 * One object of JSON, written left to right into memory; commas come by themselves.
 *
 * <p>Of a run of an hour two million are written, so it does only what a journal needs. Escapes what
 * Gson escapes, U+2028 and U+2029 too. Source: RFC 8259.
 */
final class JsonLine {

    private static final int USUAL = 256;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder(USUAL);
    private boolean follows;

    /** Opens an object, or with {@code '['} an array. */
    JsonLine open(char bracket) {
        separate();
        text.append(bracket);
        follows = false;
        return this;
    }

    /** Closes what was opened last. */
    JsonLine close(char bracket) {
        text.append(bracket);
        follows = true;
        return this;
    }

    /** The key of the next value. */
    JsonLine name(String key) {
        string(key);
        text.append(':');
        follows = false;
        return this;
    }

    JsonLine value(long number) {
        separate();
        text.append(number);
        return this;
    }

    /** A number or a truth value, as it writes itself. */
    JsonLine literal(Object value) {
        separate();
        text.append(value);
        return this;
    }

    JsonLine string(String value) {
        separate();
        text.append('"');
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (isPlain(next)) continue;
            text.append(value, plain, i);
            escape(next);
            plain = i + 1;
        }
        text.append(value, plain, value.length()).append('"');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The same with the end of a line behind it; nothing may be written after that. */
    String ended() {
        return text.append('\n').toString();
    }

    private void separate() {
        if (follows) text.append(',');
        follows = true;
    }

    private static boolean isPlain(char next) {
        return next >= ' ' && next != '"' && next != '\\' && (next >> 1) != ('\u2028' >> 1);
    }

    private void escape(char next) {
        text.append('\\');
        switch (next) {
            case '"', '\\' -> text.append(next);
            case '\t' -> text.append('t');
            case '\b' -> text.append('b');
            case '\n' -> text.append('n');
            case '\r' -> text.append('r');
            case '\f' -> text.append('f');
            default -> {
                text.append('u');
                for (int shift = 12; shift >= 0; shift -= 4) text.append(HEX[next >> shift & 15]);
            }
        }
    }
}
