package p4.sim;

import java.util.function.DoubleUnaryOperator;

/**
 * A distribution as a scenario has it, and the share of it below so many seconds by the textbook.
 *
 * <p>The textbook's side is written anew here: it shares nothing with the program.
 */
public record Model(String text, DoubleUnaryOperator cdf) {

    /** Memoryless, with that mean in seconds. */
    public static Model exponential(double mean) {
        return new Model("exponential(" + mean + "s)", t -> 1 - Math.exp(-t / mean));
    }

    /** Weibull, with a scale in seconds. */
    public static Model weibull(double shape, double scale) {
        return new Model(
                "weibull(shape " + shape + ", scale " + scale + "s)",
                t -> 1 - Math.exp(-Math.pow(t / scale, shape)));
    }

    /** Weibull, with a mean in seconds. */
    public static Model weibullOfMean(double shape, double mean) {
        double one = Equilibrium.of(weibull(shape, 1).cdf()).mean();
        return weibull(shape, mean / one);
    }

    /** Log-normal, with a median in seconds. */
    public static Model logNormal(double median, double sigma) {
        return new Model(
                "lognormal(median " + median + "s, sigma " + sigma + ")",
                t -> t <= 0 ? 0 : normal(Math.log(t / median) / sigma));
    }

    /** Always as many seconds. */
    public static Model fixed(double seconds) {
        return new Model(seconds + "s", t -> t < seconds ? 0 : 1);
    }

    /** The same, {@code times} as long. */
    public Model longer(double times) {
        return new Model(text + " × " + times, t -> cdf.applyAsDouble(t / times));
    }

    /** What is left of it at a random moment. */
    public DoubleUnaryOperator left() {
        return Equilibrium.of(cdf);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The share of a standard normal distribution below {@code x}, by its series. */
    public static double normal(double x) {
        if (Math.abs(x) > 7) return x < 0 ? 0 : 1;
        double term = x;
        double sum = x;
        for (int k = 1; k < 200; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
