package p4.wire.http;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import p4.model.Printable;

/**
 * Reads one JSON document and nothing that merely resembles one.
 *
 * <p>Refuses a key that comes twice, more than 64 levels of objects and lists, and anything after
 * the document. Source: RFC 8259, RFC 7493 §2.3 (no duplicate names).
 */
public final class StrictJson {

    /** How many objects and lists may be open at once. */
    static final int DEPTH_MAX = 64;

    private static final Pattern WHERE = Pattern.compile("at line \\d+ column \\d+");

    private final JsonReader reader;
    private int depth;

    private StrictJson(String text) {
        reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(DEPTH_MAX + 1);
    }

    /**
     * Reads {@code text}.
     *
     * @throws Malformed says where and why
     */
    public static JsonValue read(String text) {
        return new StrictJson(text).document();
    }

    private JsonValue document() {
        try {
            JsonValue value = value(() -> "$");
            if (reader.peek() != JsonToken.END_DOCUMENT) throw new Malformed("text after the JSON");
            return value;
        } catch (MalformedJsonException malformed) {
            throw new Malformed("not JSON " + where(malformed));
        } catch (EOFException cutOff) {
            throw new Malformed("not JSON at its end: it was cut off");
        } catch (IOException impossible) {
            throw new AssertionError("a text in memory can be read", impossible);
        }
    }

    private JsonValue value(Supplier<String> place) throws IOException {
        return new JsonValue(
                place,
                switch (reader.peek()) {
                    case BEGIN_OBJECT -> members(place);
                    case BEGIN_ARRAY -> elements(place);
                    case STRING -> reader.nextString();
                    case NUMBER -> new JsonValue.Digits(reader.nextString());
                    case BOOLEAN -> reader.nextBoolean();
                    case NULL -> nothing();
                    case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT ->
                        throw new Malformed(place.get() + " has no value");
                });
    }

    private Map<String, JsonValue> members(Supplier<String> place) throws IOException {
        var members = new LinkedHashMap<String, JsonValue>();
        enter(place);
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            Supplier<String> below = () -> place.get() + JsonValue.step(key);
            if (members.containsKey(key)) throw new Malformed(below.get() + " comes twice");
            members.put(key, value(below));
        }
        reader.endObject();
        depth--;
        return members;
    }

    private List<JsonValue> elements(Supplier<String> place) throws IOException {
        var elements = new ArrayList<JsonValue>();
        enter(place);
        reader.beginArray();
        while (reader.hasNext()) {
            int index = elements.size();
            elements.add(value(() -> place.get() + "[" + index + "]"));
        }
        reader.endArray();
        depth--;
        return elements;
    }

    private JsonValue.Nothing nothing() throws IOException {
        reader.nextNull();
        return JsonValue.Nothing.NULL;
    }

    private void enter(Supplier<String> place) {
        if (++depth > DEPTH_MAX) {
            throw new Malformed(
                    "more than " + DEPTH_MAX + " levels deep at " + Printable.escape(place.get()));
        }
    }

    /** Gson's word for where, without its advice. */
    private static String where(MalformedJsonException malformed) {
        Matcher matcher = WHERE.matcher(String.valueOf(malformed.getMessage()));
        return Printable.escape(matcher.find() ? matcher.group() : "");
    }
}
