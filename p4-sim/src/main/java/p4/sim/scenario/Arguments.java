package p4.sim.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What stands between the brackets of a distribution; one argument may do without a name.
 *
 * <p>Throws {@link IllegalArgumentException} at everything that is wrong.
 */
final class Arguments {

    private static final Pattern NUMBER = Pattern.compile(Units.NUMBER);
    private static final String NAMELESS = "";

    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> used = new TreeSet<>();

    Arguments(String text) {
        for (String argument : text.split(",", -1)) {
            String[] words = argument.strip().split("\\s+", 2);
            boolean named = words.length == 2 && !Character.isDigit(words[0].codePointAt(0));
            String name = named ? words[0] : NAMELESS;
            if (values.put(name, named ? words[1] : argument.strip()) != null) {
                throw new IllegalArgumentException(text);
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The duration called {@code name}, or the one without a name; more than nothing. */
    Duration duration(String name) {
        return Units.positive(value(name));
    }

    /** The number called {@code name}, or the one without a name. */
    double number(String name) {
        String value = value(name);
        if (!NUMBER.matcher(value).matches()) throw new IllegalArgumentException(value);
        return Double.parseDouble(value);
    }

    /** Makes sure that every argument meant something. */
    void refuseUnused() {
        if (!used.equals(values.keySet())) throw new IllegalArgumentException(values.toString());
    }

    private String value(String name) {
        String key = values.containsKey(name) ? name : NAMELESS;
        String value = values.get(key);
        if (value == null || !used.add(key)) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
