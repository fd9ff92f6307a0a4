package p4.wire.http;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An HTTP response whose body is some of an array of bytes; that is not copied, and must not change.
 *
 * <p>Its status is 100 to 599, header names are in lower case. Shows neither headers nor body.
 */
public final class ByteReply {

    private final int status;
    private final SortedMap<String, String> headers;
    private final byte[] bytes;
    private final int from;
    private final int count;
    private final Runnable over;

    /**
     * A reply that carries {@code count} of {@code bytes}, from the one at {@code from} on.
     *
     * <p>{@code over} is run once when they have left, or will not.
     */
    public ByteReply(
            int status,
            SortedMap<String, String> headers,
            byte[] bytes,
            int from,
            int count,
            Runnable over) {
        if (status < 100 || status > 599) throw new IllegalArgumentException("status: " + status);
        if (from < 0 || count < 0 || count > bytes.length - from) {
            throw new IllegalArgumentException(count + " from " + from + " of " + bytes.length);
        }
        this.status = status;
        this.headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        this.bytes = bytes;
        this.from = from;
        this.count = count;
        this.over = over;
    }

    /** A reply that carries all of {@code bytes}, and nobody has to hear when they have left. */
    public ByteReply(int status, SortedMap<String, String> headers, byte[] bytes) {
        this(status, headers, bytes, 0, bytes.length, () -> {});
    }

    /** The status. */
    public int status() {
        return status;
    }

    /** The headers, by names in lower case. */
    public SortedMap<String, String> headers() {
        return headers;
    }

    /** The value of the header {@code name}, which is in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The array that the body is in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes} the body begins. */
    public int from() {
        return from;
    }

    /** How many bytes the body has. */
    public int count() {
        return count;
    }

    /** What to run once when the body has left, or will not. */
    public Runnable over() {
        return over;
    }

    @Override
    public String toString() {
        return "ByteReply[" + status + ", " + count + " bytes …]";
    }
}
