package p4.sim.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Maps values to a share of the way along an axis, 0 to 1, and marks round values on it.
 *
 * <p>A value beyond an end is mapped to the end.
 */
public final class Axis {

    private static final double[] ROUND = {1, 2, 5, 10};
    private final double min;
    private final double max;
    private final boolean logarithmic;
    private final List<Tick> ticks;

    private Axis(double min, double max, boolean logarithmic, List<Tick> ticks) {
        this.min = min;
        this.max = max;
        this.logarithmic = logarithmic;
        this.ticks = ticks;
    }

    /** A marked value. */
    public record Tick(double value, String label) {}

    /** From 0 to a round value at or above {@code max}, with about {@code wanted} ticks. */
    public static Axis upTo(double max, int wanted, DoubleFunction<String> words) {
        double step = step(Math.max(max, 1e-9) / wanted);
        double end = Math.ceil(Math.max(max, 1e-9) / step - 1e-9) * step;
        return new Axis(0, end, false, every(step, end, words));
    }

    /** Whole numbers from 0 to a round one at or above {@code max}. */
    public static Axis counting(long max, int wanted) {
        double step = Math.max(1, step((double) Math.max(max, 1) / wanted));
        double end = Math.ceil(Math.max(max, 1) / step) * step;
        return new Axis(
                0, end, false, every(step, end, value -> Quantity.count(Math.round(value))));
    }

    /** Seconds from 0 to exactly {@code end}, marked in round seconds, minutes, hours or days. */
    public static Axis time(double end, int wanted) {
        double length = Math.max(end, 1e-3);
        double step = timeStep(length / wanted);
        return new Axis(0, length, false, every(step, length, s -> RoundTime.label(s, step)));
    }

    /** Seconds from 0 to a round length of time at or above {@code max}. */
    public static Axis lasting(double max, int wanted) {
        double step = timeStep(Math.max(max, 1e-6) / wanted);
        double end = Math.ceil(Math.max(max, 1e-6) / step - 1e-9) * step;
        return new Axis(0, end, false, every(step, end, s -> RoundTime.label(s, step)));
    }

    private static double timeStep(double rough) {
        return rough <= 0.5 ? step(rough) : RoundTime.step(rough);
    }

    /** Seconds on a logarithmic scale, from a round value to a round value. */
    public static Axis logTime(double min, double max) {
        double least = Math.max(min, 1e-5) * (1 + 1e-9);
        double most = Math.max(max, least * 2);
        var ticks = new ArrayList<Tick>();
        for (int power = (int) Math.floor(Math.log10(least));
                ticks.isEmpty() || last(ticks) < most;
                power++) {
            for (int factor : new int[] {1, 2, 5}) {
                double value = new BigDecimal(factor).scaleByPowerOfTen(power).doubleValue();
                if (value <= least) ticks.clear();
                if (ticks.isEmpty() || last(ticks) < most)
                    ticks.add(new Tick(value, Quantity.seconds(value)));
            }
        }
        return new Axis(ticks.get(0).value(), last(ticks), true, List.copyOf(ticks));
    }

    /** A place for each of {@code names}, one wide: the first is from 0 to 1, its middle marked. */
    public static Axis named(List<String> names) {
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < names.size(); i++) ticks.add(new Tick(i + 0.5, names.get(i)));
        return new Axis(0, names.size(), false, List.copyOf(ticks));
    }

    /** Where {@code value} lies between the ends, from 0 to 1. */
    double share(double value) {
        double clamped = Math.min(Math.max(value, min), max);
        if (logarithmic) {
            return (Math.log10(clamped) - Math.log10(min)) / (Math.log10(max) - Math.log10(min));
        }
        return (clamped - min) / (max - min);
    }

    double max() {
        return max;
    }

    double min() {
        return min;
    }

    /** The marked values, upwards. */
    public List<Tick> ticks() {
        return ticks;
    }

    private static double last(List<Tick> ticks) {
        return ticks.get(ticks.size() - 1).value();
    }

    private static List<Tick> every(double step, double end, DoubleFunction<String> words) {
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
            ticks.add(new Tick(i * step, words.apply(i * step)));
        }
        return List.copyOf(ticks);
    }

    /** The smallest of 1, 2, 5 times a power of ten that is at least {@code rough}. */
    static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : ROUND) {
            if (factor * power >= rough * (1 - 1e-9)) return factor * power;
        }
        throw new AssertionError(rough);
    }
}
