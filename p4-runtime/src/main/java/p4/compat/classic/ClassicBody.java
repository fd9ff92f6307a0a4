package p4.compat.classic;

import java.util.Optional;
import p4.model.FilePath;
import p4.wire.http.JsonValue;
import p4.wire.http.Malformed;
import p4.wire.http.StrictJson;

/** The JSON object in a call; what is missing or null makes no sense, as in the original. */
final class ClassicBody {

    private static final int CHARACTERS_MAX = 1_024;

    private final JsonValue json;

    private ClassicBody(JsonValue json) {
        this.json = json;
    }

    /**
     * Reads {@code text}.
     *
     * @throws Malformed if it is not JSON
     */
    static ClassicBody read(String text) {
        return new ClassicBody(StrictJson.read(text));
    }

    /**
     * The text at {@code key}; a number is taken for its digits.
     *
     * @throws Malformed if it is missing, null, or neither
     */
    String text(String key) {
        String text = json.get(key).written();
        if (text.length() > CHARACTERS_MAX) throw new Malformed(key + " is too long");
        return text;
    }

    /**
     * The port at {@code key}, 1 to 65535; the original takes text as well.
     *
     * @throws Malformed if it is none
     */
    int port(String key) {
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
    FilePath path(String key) {
        return named(text(key)).orElseThrow(() -> new Malformed(key + " is no name of a file"));
    }

    /** {@code name} as a path; empty if no file can be called that. */
    static Optional<FilePath> named(String name) {
        try {
            return Optional.of(new FilePath(name));
        } catch (IllegalArgumentException unsafe) {
            return Optional.empty();
        }
    }
}
