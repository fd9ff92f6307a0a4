package p4.model;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;

/**
 * A relative, slash-separated name of a shared file or folder that is safe on every file system.
 *
 * <p>At most 30 components, 1,024 bytes of UTF-8 in all and 255 a component; Unicode NFC; no empty, {@code .} or
 * {@code ..} component, none that begins with a dot, and no control, bidi, backslash or colon
 * characters. So it can never climb out of a folder, name a drive, or look like another path.
 */
public record FilePath(String value) implements Comparable<FilePath> {

    /** How many components a path may have: what a tree nested in JSON has room for. */
    public static final int COMPONENTS_MAX = 30;

    private static final int BYTES_MAX = 1_024;
    private static final int COMPONENT_BYTES_MAX = 255;

    public FilePath {
        if (value.isEmpty()) throw new IllegalArgumentException("path is empty");
        if (bytes(value) > BYTES_MAX) throw refused(value, "is longer than 1024 bytes");
        if (value.codePoints().anyMatch(FilePath::isForbidden)) {
            throw refused(value, "has a control, bidi, backslash or colon character");
        }
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw refused(value, "is not in Unicode NFC");
        }
        String[] components = value.split("/", -1);
        if (components.length > COMPONENTS_MAX) throw refused(value, "has more than 30 components");
        for (String component : components) check(value, component);
    }

    /** The last component. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The components, outermost first; never empty. */
    public List<String> components() {
        return List.of(value.split("/"));
    }

    /** The path of {@code name} below this folder. */
    public FilePath resolve(String name) {
        return new FilePath(value + "/" + name);
    }

    /** Tells whether this path is {@code folder} or lies below it. */
    public boolean isUnder(FilePath folder) {
        return value.equals(folder.value) || value.startsWith(folder.value + "/");
    }

    @Override
    public int compareTo(FilePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static void check(String path, String component) {
        if (component.isEmpty()) throw refused(path, "has an empty component");
        if (component.startsWith("."))
            throw refused(path, "has a component that begins with a dot");
        if (component.endsWith(" ") || component.endsWith(".")) {
            throw refused(path, "has a component that ends in a space or a dot");
        }
        if (bytes(component) > COMPONENT_BYTES_MAX) {
            throw refused(path, "has a component longer than 255 bytes");
        }
    }

    private static boolean isForbidden(int point) {
        return point == '\\' || point == ':' || Printable.isDangerous(point);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static IllegalArgumentException refused(String path, String why) {
        return new IllegalArgumentException("path " + Printable.quote(path) + " " + why);
    }
}
