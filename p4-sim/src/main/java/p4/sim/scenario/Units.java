package p4.sim.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with their units, exactly; a number without one is refused. */
final class Units {

    static final String NUMBER = "\\d{1,15}(\\.\\d{1,60})?";

    private static final Pattern SHAPE = Pattern.compile("(" + NUMBER + ")\\s?([A-Za-z%]+)");
    private static final Map<String, Long> NANOS = Map.of(
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "min", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);
    private static final Map<String, Long> BYTES =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
    private static final Map<String, Long> PER_HOUR = Map.of("/s", 3_600L, "/min", 60L, "/h", 1L);
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(3_650).toNanos());
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1L << 40);

    private Units() {}

    /** A duration of at most ten years, to the nanosecond. */
    static Duration duration(String text) {
        return Duration.ofNanos(
                number(text, NANOS, LONGEST).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** A duration of more than nothing. */
    static Duration positive(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) throw new IllegalArgumentException(text);
        return duration;
    }

    /** {@code factor} times {@code duration}, at most ten years. */
    static Duration times(Duration duration, double factor) {
        double nanos = duration.toNanos() * factor;
        if (!(nanos <= LONGEST.doubleValue())) throw new IllegalArgumentException("too long");
        return Duration.ofNanos(Math.round(nanos));
    }

    /** A whole number of bytes, at most 1 TiB. */
    static long bytes(String text) {
        BigDecimal bytes = number(text, BYTES, LARGEST);
        if (bytes.stripTrailingZeros().scale() > 0) throw new IllegalArgumentException(text);
        return bytes.longValueExact();
    }

    /** A percentage, 0 to 100, as a share from 0 to 1. */
    static double share(String text) {
        return number(text, Map.of("%", 1L), BigDecimal.valueOf(100))
                .movePointLeft(2)
                .doubleValue();
    }

    /** A whole number from {@code min} to {@code max}. */
    static int count(String text, int min, int max) {
        int count = Integer.parseInt(text.strip());
        if (count < min || count > max) throw new IllegalArgumentException(text);
        return count;
    }

    /** How many of {@code other} one of {@code unit} is; empty if they are of different kinds. */
    static Optional<BigDecimal> ratio(String unit, String other) {
        if (unit.equals(other)) return Optional.of(BigDecimal.ONE);
        for (Map<String, Long> kind : List.of(NANOS, BYTES, PER_HOUR)) {
            Long size = kind.get(unit);
            Long otherSize = kind.get(other);
            if (size != null && otherSize != null) {
                return Optional.of(BigDecimal.valueOf(size)
                        .divide(BigDecimal.valueOf(otherSize), MathContext.DECIMAL64));
            }
        }
        return Optional.empty();
    }

    private static BigDecimal number(String text, Map<String, Long> units, BigDecimal max) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) throw new IllegalArgumentException(text);
        Long unit = units.get(matcher.group(3));
        if (unit == null) throw new IllegalArgumentException(text);
        BigDecimal number = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (number.compareTo(max) > 0) throw new IllegalArgumentException(text);
        return number;
    }
}
