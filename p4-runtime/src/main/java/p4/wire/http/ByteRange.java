package p4.wire.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file are wanted: {@code count} of them, from the one at {@code from} on.
 *
 * <p>Source: RFC 9110 §14. Of several ranges, or of one that is written otherwise, the whole file comes.
 */
public record ByteRange(long from, long count) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    public ByteRange {
        if (from < 0 || count < 0) throw new IllegalArgumentException(count + " from " + from);
    }

    /** Whether {@code header} is a range that counts at all; if not, all bytes are wanted. */
    public static boolean isOne(String header) {
        Matcher one = ONE.matcher(header);
        return one.matches()
                && (!one.group(1).isEmpty() || !one.group(2).isEmpty())
                && !isBackwards(one);
    }

    /** What {@code header}, which is one, wants of {@code size} bytes; empty if they have none of it. */
    public static Optional<ByteRange> of(String header, long size) {
        Matcher one = ONE.matcher(header);
        if (!one.matches()) throw new IllegalArgumentException("no range");
        if (one.group(1).isEmpty()) return last(Long.parseLong(one.group(2)), size);
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
        if (from >= size) return Optional.empty();
        return Optional.of(new ByteRange(from, Math.min(to, size - 1) - from + 1));
    }

    /** How a request says that it wants this. */
    public String header() {
        return "bytes=" + from + "-" + (from + count - 1);
    }

    /** How a response says that this, of {@code size} bytes, is what comes. */
    public String contentRange(long size) {
        return "bytes " + from + "-" + (from + count - 1) + "/" + size;
    }

    private static Optional<ByteRange> last(long count, long size) {
        if (count == 0 || size == 0) return Optional.empty();
        long some = Math.min(count, size);
        return Optional.of(new ByteRange(size - some, some));
    }

    private static boolean isBackwards(Matcher one) {
        return !one.group(1).isEmpty()
                && !one.group(2).isEmpty()
                && Long.parseLong(one.group(2)) < Long.parseLong(one.group(1));
    }
}
