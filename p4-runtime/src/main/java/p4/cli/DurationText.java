package p4.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as people write it: a number and a unit, such as {@code 1500ms} or {@code 30s}. */
public final class DurationText extends OptionText<Duration> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Duration MAX = Duration.ofDays(365);
    private static final Map<String, Long> MILLIS = new LinkedHashMap<>();

    static {
        MILLIS.put("h", 3_600_000L);
        MILLIS.put("m", 60_000L);
        MILLIS.put("s", 1_000L);
        MILLIS.put("ms", 1L);
    }

    /** Reads durations given for {@code option}. */
    public DurationText(String option) {
        super(option);
    }

    /** Reads {@code text}; more than nothing, a year at most. */
    @Override
    public Duration convert(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) throw expected("a duration such as 30s, 1500ms", text);
        long unit = MILLIS.getOrDefault(matcher.group(2), 1L);
        Duration duration = Duration.ofMillis(Long.parseLong(matcher.group(1)) * unit);
        if (duration.isZero()) throw expected("a duration of 1ms or more", text);
        if (duration.compareTo(MAX) > 0) throw expected("at most " + write(MAX), text);
        return duration;
    }

    /** Writes {@code duration} in the largest unit that divides it. */
    static String write(Duration duration) {
        long millis = duration.toMillis();
        return MILLIS.entrySet().stream()
                .filter(unit -> millis % unit.getValue() == 0)
                .findFirst()
                .map(unit -> millis / unit.getValue() + unit.getKey())
                .orElse(millis + "ms");
    }
}
