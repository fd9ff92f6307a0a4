package p4.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how a duration is drawn: {@code 10s}, {@code exponential(10s)}, {@code weibull(shape 0.38,
 * median 20s)}, {@code lognormal(median 2.4m, p90 28.25m)}, {@code uniform(1s..5s)}.
 */
final class DistributionText {

    static final String EXPECTED =
            "a duration, or one of exponential(mean 10s), weibull(shape 0.38,"
                    + " median 20s), lognormal(median 2.4m, p90 28.25m), uniform(1s..5s)";

    private static final Pattern CALL = Pattern.compile("([a-z]+)\\((.*)\\)");
    private static final double P90 = 1.2815515655446004;

    private DistributionText() {}

    static Distribution parse(String text) {
        Matcher call = CALL.matcher(text.strip());
        if (!call.matches()) return new Distribution.Fixed(Units.duration(text));
        var arguments = new Arguments(call.group(2));
        Distribution drawn = switch (call.group(1)) {
            case "fixed" -> new Distribution.Fixed(arguments.duration("value"));
            case "uniform" -> uniform(call.group(2));
            case "exponential" -> exponential(arguments);
            case "weibull" -> weibull(arguments);
            case "lognormal" -> logNormal(arguments);
            default -> throw new IllegalArgumentException(text);
        };
        if (!call.group(1).equals("uniform")) arguments.refuseUnused();
        return drawn;
    }

    private static Distribution uniform(String range) {
        String[] ends = range.split("\\.\\.", -1);
        if (ends.length != 2) throw new IllegalArgumentException(range);
        Duration min = Units.duration(ends[0]);
        Duration max = Units.duration(ends[1]);
        if (max.compareTo(min) < 0) throw new IllegalArgumentException(range);
        return new Distribution.Uniform(min, max);
    }

    private static Distribution exponential(Arguments arguments) {
        return arguments.has("median")
                ? new Distribution.Exponential(times(arguments.duration("median"), 1 / Math.log(2)))
                : new Distribution.Exponential(arguments.duration("mean"));
    }

    private static Distribution weibull(Arguments arguments) {
        double shape = arguments.number("shape");
        return arguments.has("median")
                ? new Distribution.Weibull(
                        shape,
                        times(arguments.duration("median"), Math.pow(Math.log(2), -1 / shape)))
                : new Distribution.Weibull(shape, arguments.duration("scale"));
    }

    private static Distribution logNormal(Arguments arguments) {
        Duration median = arguments.duration("median");
        if (!arguments.has("p90")) {
            return new Distribution.LogNormal(median, arguments.number("sigma"));
        }
        double ratio = (double) arguments.duration("p90").toNanos() / median.toNanos();
        if (ratio < 1) throw new IllegalArgumentException("p90 is below the median");
        return new Distribution.LogNormal(median, Math.log(ratio) / P90);
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos(Math.round(duration.toNanos() * factor));
    }

    /** The arguments between the brackets; one without a name is called {@code ""}. */
    private static final class Arguments {

        private final Map<String, String> values = new TreeMap<>();
        private final List<String> used = new ArrayList<>();

        Arguments(String text) {
            for (String argument : text.split(",", -1)) {
                String[] words = argument.strip().split("\\s+", 2);
                String name = words.length == 2 ? words[0] : "";
                if (values.put(name, words[words.length - 1]) != null) {
                    throw new IllegalArgumentException(text);
                }
            }
        }

        boolean has(String name) {
            return values.containsKey(name);
        }

        /** The duration called {@code name}, or the one without a name. */
        Duration duration(String name) {
            return Units.positive(value(name));
        }

        double number(String name) {
            double number = Double.parseDouble(value(name));
            if (!(number > 0) || number > 1_000) throw new IllegalArgumentException(name);
            return number;
        }

        void refuseUnused() {
            for (String name : values.keySet()) {
                if (!used.contains(name)) throw new IllegalArgumentException(name);
            }
        }

        private String value(String name) {
            String key = values.containsKey(name) ? name : "";
            String value = values.get(key);
            if (value == null) throw new IllegalArgumentException(name + " is missing");
            used.add(key);
            return value;
        }
    }
}
