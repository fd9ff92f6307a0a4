package p4.sim.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import p4.model.Nearest;
import p4.model.Printable;

/**
 * A form of a single value.
 *
 * <p>{@code known} are all the words there are; it is empty where there are too many to list. The
 * parser throws {@link IllegalArgumentException} at what it does not take.
 */
record Word<T>(
        String title,
        String expected,
        JsonObject schema,
        List<String> known,
        Function<String, T> parser)
        implements Form<T> {

    /** Text that matches {@code pattern} as a whole. */
    static <T> Word<T> of(
            String title, String expected, String pattern, Function<String, T> parser) {
        var schema = Json.object("type", "string");
        String ranged = pattern.contains("\\d") ? "|" + Range.PATTERN : "";
        schema.addProperty("pattern", "^(" + pattern + ")$" + ranged);
        var shape = Pattern.compile(pattern);
        return new Word<>(title, expected, schema, List.of(), text -> {
            String stripped = text.strip();
            if (!shape.matcher(stripped).matches()) throw new IllegalArgumentException(text);
            return parser.apply(stripped);
        });
    }

    /** Text of any kind that is not blank. */
    static Word<String> text(String title, String expected) {
        var schema = Json.object("type", "string");
        schema.addProperty("pattern", "\\S");
        return new Word<>(title, expected, schema, List.of(), text -> {
            if (text.isBlank()) throw new IllegalArgumentException("blank");
            return text;
        });
    }

    /** A whole number from {@code min} to {@code max}. */
    static Word<Integer> count(int min, int max) {
        var number = Json.object("type", "integer");
        number.addProperty("minimum", min);
        number.addProperty("maximum", max);
        var ranged = Json.object("type", "string");
        ranged.addProperty("pattern", "^" + Range.PATTERN);
        JsonObject schema = Json.object("anyOf", Json.array(List.of(number, ranged)));
        String range = "number from " + min + " to " + max;
        return new Word<>(
                range, "a whole " + range, schema, List.of(), text -> Units.count(text, min, max));
    }

    /** Any whole number of 64 bits. */
    static Word<Long> number() {
        return new Word<>(
                "number",
                "a whole number",
                Json.object("type", "integer"),
                List.of(),
                text -> Long.parseLong(text.strip()));
    }

    /** {@code true} or {@code false}. */
    static Word<Boolean> flag() {
        return new Word<>(
                "`true` or `false`",
                "true or false",
                Json.object("type", "boolean"),
                List.of(),
                text -> among(List.of("false", "true"), text.strip(), index -> index == 1));
    }

    /** One of {@code constants}, in lower case with dashes. */
    static <E extends Enum<E>> Word<E> option(Stream<E> constants) {
        List<E> allowed = constants.toList();
        return among(allowed.stream().map(Keys::of).toList(), allowed::get);
    }

    /** One of the words {@code known}, understood by its place among them. */
    static <T> Word<T> among(List<String> known, IntFunction<T> meaning) {
        var words = new JsonArray();
        known.forEach(words::add);
        var schema = new JsonObject();
        schema.add("enum", words);
        return new Word<>(
                "`" + String.join("`, `", known) + "`",
                "one of " + known,
                schema,
                known,
                text -> among(known, text.strip(), meaning));
    }

    private static <T> T among(List<String> known, String word, IntFunction<T> meaning) {
        int index = known.indexOf(word);
        if (index < 0) throw new IllegalArgumentException(word);
        return meaning.apply(index);
    }

    @Override
    public T read(Value value) {
        try {
            return parser.apply(value.text());
        } catch (IllegalArgumentException malformed) {
            return value.draws()
                    .flatMap(draws -> new RangedText<>(value, parser).read(draws))
                    .orElseThrow(() -> value.bad("found " + Printable.quote(value.text())
                            + ", expected " + expected + Nearest.hint(value.text(), known)));
        }
    }
}
