package p4.sim.check;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How verdicts put moments, durations and lists into words. */
final class Words {

    private static final int NAMED = 5;

    private Words() {}

    /** Seconds to the hundredth, with the unit. */
    static String seconds(Duration duration) {
        return seconds(duration.toNanos() / 1e9);
    }

    /** Seconds to the hundredth, with the unit. */
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    /** Seconds as a number. */
    static double number(Duration duration) {
        return Math.max(0, duration.toNanos() / 1e9);
    }

    /** {@code count} things, such as {@code 1 peer} or {@code 3 peers}. */
    static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /** The first five of {@code names}, each in {@code words}, and how many more there are. */
    static String list(Collection<String> names, Function<String, String> words) {
        String listed = names.stream().limit(NAMED).map(words).collect(Collectors.joining(", "));
        int more = names.size() - NAMED;
        return more > 0 ? listed + " and " + more + " more" : listed;
    }

    /** A hash as people compare it: its first eight digits. */
    static String hash(String hex) {
        return hex.length() > 8 ? hex.substring(0, 8) + "…" : hex.isEmpty() ? "nothing" : hex;
    }
}
