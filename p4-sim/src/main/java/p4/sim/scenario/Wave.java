package p4.sim.scenario;

import java.time.Duration;

/**
 * How a rate goes up and down around its mean, like the hours of a day.
 *
 * <p>Once every {@code period} it is {@code swing} (0 to 1) of the mean above it, at {@code peak}, and
 * as much below half a period later: {@code 1 + swing × cos(2π (t − peak) / period)} times the mean.
 */
public record Wave(double swing, Duration peak, Duration period) {

    private static final int HALVINGS = 60;

    public Wave {
        if (!(swing >= 0 && swing <= 1)) throw new IllegalArgumentException("swing: " + swing);
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("period: " + period);
        }
    }

    /** The rate at {@code moment}, as a multiple of its mean; 0 to 2. */
    public double height(Duration moment) {
        return 1 + swing * StrictMath.cos(turn(seconds(moment)));
    }

    /**
     * When as much has arrived after {@code now} as arrives in {@code wait} at the mean rate.
     *
     * <p>Always later than {@code now}. Source: the change of time that makes any Poisson process of
     * one whose rate is 1; D. R. Cox and V. Isham, Point Processes, 1980, section 4.2.
     */
    public Duration after(Duration now, Duration wait) {
        double due = arrived(seconds(now)) + seconds(wait);
        double reach = swing * seconds(period) / Math.PI;
        double low = Math.max(seconds(now), due - reach);
        double high = Math.max(low, due + reach);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (arrived(middle) < due) low = middle;
            else high = middle;
        }
        Duration found = Duration.ofNanos(Math.round(high * 1e9));
        return found.compareTo(now) > 0 ? found : now.plusNanos(1);
    }

    /** How many seconds at the mean rate bring as much as the first {@code t}. */
    private double arrived(double t) {
        double part = StrictMath.sin(turn(t)) - StrictMath.sin(turn(0));
        return t + swing * seconds(period) / (2 * Math.PI) * part;
    }

    private double turn(double t) {
        return 2 * Math.PI * (t - seconds(peak)) / seconds(period);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
