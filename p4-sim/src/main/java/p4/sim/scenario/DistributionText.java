package p4.sim.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes how a duration is drawn: {@code 10s}, {@code exponential(10s)}, {@code
 * weibull(shape 0.38, median 20s)}, {@code lognormal(median 2.4m, p90 28.25m)}, {@code
 * uniform(1s..5s)}.
 */
final class DistributionText {

    private static final Pattern CALL = Pattern.compile("([a-z]+)\\((.*)\\)");
    private static final double P90 = 1.2815515655446004;
    private static final double SHAPE_MIN = 0.05;
    private static final double SHAPE_MAX = 50;
    private static final double SIGMA_MIN = 1e-9;
    private static final double SIGMA_MAX = 20;

    private DistributionText() {}

    /** Understands {@code text}; throws {@link IllegalArgumentException} if it cannot. */
    static Distribution parse(String text) {
        Matcher call = CALL.matcher(text.strip());
        if (!call.matches()) return new Distribution.Fixed(Units.duration(text));
        if (call.group(1).equals("uniform")) return uniform(call.group(2));
        var arguments = new Arguments(call.group(2));
        Distribution drawn = switch (call.group(1)) {
            case "fixed" -> new Distribution.Fixed(arguments.duration("value"));
            case "exponential" -> exponential(arguments);
            case "weibull" -> weibull(arguments);
            case "lognormal" -> logNormal(arguments);
            default -> throw new IllegalArgumentException(text);
        };
        arguments.refuseUnused();
        return drawn;
    }

    /** Writes {@code distribution} so that it reads back equal. */
    static String write(Distribution distribution) {
        // Java 17 has no pattern switch; ScenarioWriterTest.writesEveryDistribution keeps it
        // complete.
        if (distribution instanceof Distribution.Fixed fixed) return text(fixed.value());
        if (distribution instanceof Distribution.Uniform uniform) {
            return "uniform(" + text(uniform.min()) + ".." + text(uniform.max()) + ")";
        }
        if (distribution instanceof Distribution.Exponential exponential) {
            return "exponential(mean " + text(exponential.mean()) + ")";
        }
        if (distribution instanceof Distribution.Weibull weibull) {
            return "weibull(shape " + plain(weibull.shape()) + ", scale " + text(weibull.scale())
                    + ")";
        }
        if (distribution instanceof Distribution.LogNormal normal) {
            return "lognormal(median " + text(normal.median()) + ", sigma " + plain(normal.sigma())
                    + ")";
        }
        throw new AssertionError(distribution);
    }

    /** A number without an exponent, to the last digit. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Memoryless with that median. */
    static Distribution exponentialAround(Duration median) {
        return new Distribution.Exponential(Units.times(median, 1 / StrictMath.log(2)));
    }

    /** Weibull with that median. */
    static Distribution weibullAround(double shape, Duration median) {
        return new Distribution.Weibull(
                shape, Units.times(median, StrictMath.pow(StrictMath.log(2), -1 / shape)));
    }

    /** Weibull with that mean. */
    static Distribution weibullOfMean(double shape, Duration mean) {
        return new Distribution.Weibull(shape, Units.times(mean, 1 / Gamma.of(1 + 1 / shape)));
    }

    /** Log-normal with that median, and a tenth of it above {@code p90}. */
    static Distribution logNormal(Duration median, Duration p90) {
        double sigma = StrictMath.log((double) p90.toNanos() / median.toNanos()) / P90;
        return new Distribution.LogNormal(median, within(sigma, SIGMA_MIN, SIGMA_MAX));
    }

    private static Distribution uniform(String range) {
        int dots = range.indexOf("..");
        if (dots < 0) throw new IllegalArgumentException(range);
        Duration min = Units.duration(range.substring(0, dots));
        Duration max = Units.positive(range.substring(dots + 2));
        if (max.compareTo(min) < 0) throw new IllegalArgumentException(range);
        return new Distribution.Uniform(min, max);
    }

    private static Distribution exponential(Arguments arguments) {
        return arguments.has("median")
                ? exponentialAround(arguments.duration("median"))
                : new Distribution.Exponential(arguments.duration("mean"));
    }

    private static Distribution weibull(Arguments arguments) {
        double shape = within(arguments.number("shape"), SHAPE_MIN, SHAPE_MAX);
        if (arguments.has("median")) return weibullAround(shape, arguments.duration("median"));
        if (arguments.has("mean")) return weibullOfMean(shape, arguments.duration("mean"));
        return new Distribution.Weibull(shape, arguments.duration("scale"));
    }

    private static Distribution logNormal(Arguments arguments) {
        if (arguments.has("p90")) {
            return logNormal(arguments.duration("median"), arguments.duration("p90"));
        }
        double sigma = within(arguments.number("sigma"), SIGMA_MIN, SIGMA_MAX);
        Duration median = arguments.has("mean")
                ? Units.times(arguments.duration("mean"), StrictMath.exp(-sigma * sigma / 2))
                : arguments.duration("median");
        return new Distribution.LogNormal(median, sigma);
    }

    private static double within(double number, double min, double max) {
        if (number >= min && number <= max) return number;
        throw new IllegalArgumentException(number + " is not from " + min + " to " + max);
    }

    private static String text(Duration duration) {
        return ScenarioWriter.duration(duration);
    }
}
