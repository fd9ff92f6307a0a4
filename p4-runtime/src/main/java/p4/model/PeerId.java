package p4.model;

import java.util.regex.Pattern;

/** The name a peer goes by: 1 to 64 letters, digits, dots, dashes or underscores. */
public record PeerId(String value) implements Comparable<PeerId> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public PeerId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "peer name must be 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or"
                            + " digit, found "
                            + Printable.quote(value));
        }
    }

    @Override
    public int compareTo(PeerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
