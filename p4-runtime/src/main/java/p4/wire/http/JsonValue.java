package p4.wire.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import p4.model.Printable;

/**
 * A JSON value that knows its place, and so can say where it is not what was expected.
 *
 * <p>Every reader throws {@link Malformed} with the place ({@code $.tree.files["a b"].size}), what
 * was expected and what kind of value was found; never a text, which may be secret.
 */
public final class JsonValue {

    /** A number as it was written. */
    record Digits(String text) {}

    /** The value {@code null}. */
    enum Nothing {
        NULL
    }

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

    private static final Duration YEAR = Duration.ofDays(366);

    private final Supplier<String> place;
    private final Object value;

    /** Wraps a map, list, text, {@link Digits}, boolean or {@link Nothing}. */
    JsonValue(Supplier<String> place, Object value) {
        this.place = place;
        this.value = value;
    }

    /** How a place goes on to the member {@code key}. */
    static String step(String key) {
        return IDENTIFIER.matcher(key).matches() ? "." + key : "[" + Printable.quote(key) + "]";
    }

    /** The members of this object, in the order they came. */
    public Map<String, JsonValue> members() {
        if (!(value instanceof Map<?, ?>)) throw expected("an object");
        @SuppressWarnings("unchecked") // only StrictJson makes maps, and it makes these
        var members = (Map<String, JsonValue>) value;
        return members;
    }

    /** The elements of this list, in order. */
    public List<JsonValue> elements() {
        if (!(value instanceof List<?>)) throw expected("a list");
        @SuppressWarnings("unchecked") // only StrictJson makes lists, and it makes these
        var elements = (List<JsonValue>) value;
        return elements;
    }

    /** This object, if it has no member but {@code known}. */
    JsonValue only(String... known) {
        for (String key : members().keySet()) {
            if (!List.of(known).contains(key)) {
                throw new Malformed(place.get() + step(key) + " is unknown, expected one of "
                        + new TreeSet<>(List.of(known)));
            }
        }
        return this;
    }

    /** The member {@code key} of this object. */
    public JsonValue get(String key) {
        return find(key).orElseThrow(() -> new Malformed(place.get() + step(key) + " is missing"));
    }

    /** The member {@code key} of this object, if it is there. */
    public Optional<JsonValue> find(String key) {
        return Optional.ofNullable(members().get(key));
    }

    /** This text. */
    public String text() {
        if (value instanceof String text) return text;
        throw expected("text");
    }

    /** This text, or this number as it was written. */
    public String written() {
        return value instanceof Digits digits ? digits.text() : text();
    }

    /** Tells whether this is a text. */
    public boolean isText() {
        return value instanceof String;
    }

    /** Tells whether this is {@code null}. */
    public boolean isNull() {
        return value instanceof Nothing;
    }

    /** This boolean. */
    boolean flag() {
        if (value instanceof Boolean flag) return flag;
        throw expected("true or false");
    }

    /** This text, as what {@code reading} makes of it. */
    <T> T as(Function<String, T> reading) {
        String text = text();
        return checked(() -> reading.apply(text));
    }

    /** This number, which is whole and from {@code min} to {@code max}. */
    long whole(long min, long max) {
        String range = "a whole number from " + min + " to " + max;
        if (!(value instanceof Digits digits)) throw expected(range);
        try {
            if (!WHOLE.matcher(digits.text()).matches()) throw expected(range, digits);
            long number = Long.parseLong(digits.text());
            if (number < min || number > max) throw expected(range, digits);
            return number;
        } catch (NumberFormatException tooLarge) {
            throw expected(range, digits);
        }
    }

    /** This number, which is whole, from {@code min} to {@code max} and fits 32 bits. */
    int wholeInt(int min, int max) {
        return (int) whole(min, max);
    }

    /** This number of milliseconds, 0 to those of a year. */
    Duration millis() {
        return Duration.ofMillis(whole(0, YEAR.toMillis()));
    }

    /** What {@code making} makes; its complaint becomes one about this place. */
    <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException refused) {
            throw new Malformed(place.get() + ": " + refused.getMessage());
        }
    }

    private Malformed expected(String what) {
        return new Malformed(place.get() + " must be " + what + ", found " + kind());
    }

    private Malformed expected(String what, Digits found) {
        String number = Printable.escape(found.text());
        return new Malformed(place.get() + " must be " + what + ", found " + number);
    }

    private String kind() {
        if (value instanceof Map<?, ?>) return "an object";
        if (value instanceof List<?>) return "a list";
        if (value instanceof String) return "text";
        if (value instanceof Digits) return "a number";
        if (value instanceof Boolean) return "true or false";
        return "null";
    }
}
