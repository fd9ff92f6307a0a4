package p4.compat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import p4.model.FilePath;
import p4.wire.http.JsonValue;
import p4.wire.http.Malformed;
import p4.wire.http.StrictJson;

/** The JSON object in a call of a dialect; what is missing or null makes no sense. */
public final class JsonBody {

    private static final int CHARACTERS_MAX = 1_024;

    private final JsonValue json;

    private JsonBody(JsonValue json) {
        this.json = json;
    }

    /**
     * Reads {@code text}.
     *
     * @throws Malformed if it is not JSON
     */
    public static JsonBody read(String text) {
        return new JsonBody(StrictJson.read(text));
    }

    /**
     * The text at {@code key}; a number is taken for its digits.
     *
     * @throws Malformed if it is missing, null, or neither
     */
    public String text(String key) {
        String text = json.get(key).written();
        if (text.length() > CHARACTERS_MAX) throw new Malformed(key + " is too long");
        return text;
    }

    /**
     * The texts in the list at {@code key}, in order.
     *
     * @throws Malformed if it is no list of texts
     */
    public List<String> texts(String key) {
        List<String> texts =
                json.get(key).elements().stream().map(JsonValue::text).toList();
        if (texts.stream().anyMatch(text -> text.length() > CHARACTERS_MAX)) {
            throw new Malformed(key + " has a text that is too long");
        }
        return texts;
    }

    /**
     * The text at {@code key}, which is not empty; a number is taken for its digits.
     *
     * @throws Malformed if it is missing, null, empty, or neither
     */
    public String filled(String key) {
        String text = text(key);
        if (text.isEmpty()) throw new Malformed(key + " is empty");
        return text;
    }

    /**
     * The text at {@code key}, if it is there and not null.
     *
     * @throws Malformed if it is no text
     */
    public Optional<String> find(String key) {
        return json.find(key).filter(value -> !value.isNull()).map(value -> text(key));
    }

    /**
     * The names at {@code key}, a list of them or one text with commas between.
     *
     * @throws Malformed if it is missing, null, an empty text, or neither
     */
    public List<String> names(String key) {
        JsonValue value = json.get(key);
        if (!value.isText()) return texts(key);
        List<String> names = Arrays.stream(value.text().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) throw new Malformed(key + " is empty");
        return names;
    }

    /**
     * The port at {@code key}, 1 to 65535; text that says it is taken as well.
     *
     * @throws Malformed if it is none
     */
    public int port(String key) {
        String digits = text(key);
        if (!digits.matches("[1-9][0-9]{0,4}")) throw new Malformed(key + " is no port");
        int port = Integer.parseInt(digits);
        if (port > 65_535) throw new Malformed(key + " is no port");
        return port;
    }

    /**
     * The path at {@code key}.
     *
     * @throws Malformed if no file can be called that
     */
    public FilePath path(String key) {
        return named(text(key)).orElseThrow(() -> new Malformed(key + " is no name of a file"));
    }

    /** {@code name} as a path; empty if no file can be called that. */
    public static Optional<FilePath> named(String name) {
        try {
            return Optional.of(new FilePath(name));
        } catch (IllegalArgumentException unsafe) {
            return Optional.empty();
        }
    }
}
