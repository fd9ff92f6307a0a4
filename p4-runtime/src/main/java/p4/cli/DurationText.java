package p4.cli;

import com.beust.jcommander.IStringConverter;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import p4.model.Printable;

/** Reads a duration as people write it: a number and a unit, such as {@code 1500ms} or {@code 30s}. */
public final class DurationText implements IStringConverter<Duration> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Map<String, Integer> MILLIS =
            Map.of("ms", 1, "s", 1_000, "m", 60_000, "h", 3_600_000);

    @Override
    public Duration convert(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new UsageError(
                    "expected a duration with its unit (ms, s, m, h) such as 30s, found "
                            + Printable.quote(text));
        }
        int unit = MILLIS.getOrDefault(matcher.group(2), 1);
        return Duration.ofMillis(Long.parseLong(matcher.group(1)) * unit);
    }
}
