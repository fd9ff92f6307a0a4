package p4.sim.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with their units; a number without one is refused. */
final class Units {

    static final String DURATION =
            "a duration with its unit (ms, s, m, h, d), such as 1500ms or 30s";
    static final String SIZE = "a size with its unit (B, KiB, MiB, GiB), such as 16KiB";
    static final String SHARE = "a percentage, such as 50%";

    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([A-Za-z%]+)");
    private static final Map<String, Double> MILLIS = new TreeMap<>(
            Map.of("ms", 1d, "s", 1e3, "m", 6e4, "min", 6e4, "h", 3.6e6, "d", 8.64e7));
    private static final Map<String, Double> BYTES =
            new TreeMap<>(Map.of("B", 1d, "KiB", 1024d, "MiB", 1048576d, "GiB", 1073741824d));

    private Units() {}

    /** A duration, to the microsecond. */
    static Duration duration(String text) {
        return Duration.ofNanos(Math.round(number(text, MILLIS) * 1e3) * 1_000);
    }

    /** A duration of more than nothing. */
    static Duration positive(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) throw new IllegalArgumentException(text);
        return duration;
    }

    /** A number of bytes. */
    static long bytes(String text) {
        return Math.round(number(text, BYTES));
    }

    /** A percentage, 0 to 100, as a share from 0 to 1. */
    static double share(String text) {
        double percent = number(text, Map.of("%", 1d));
        if (percent > 100) throw new IllegalArgumentException(text);
        return percent / 100;
    }

    /** A whole number, at least {@code min}. */
    static int count(String text, int min) {
        int count = Integer.parseInt(text);
        if (count < min) throw new IllegalArgumentException(text);
        return count;
    }

    private static double number(String text, Map<String, Double> units) {
        Matcher matcher = NUMBER.matcher(text.strip());
        Double unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) throw new IllegalArgumentException(text);
        return Double.parseDouble(matcher.group(1)) * unit;
    }
}
