package p4.sim.report.chart;

/** Round lengths of time, as people divide it. */
public final class RoundTime {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;
    private static final int[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        30,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        20 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        4 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY
    };

    private RoundTime() {}

    /**
     * The shortest round length of at least {@code seconds} seconds, which is a second or more.
     *
     * <p>Below a minute and below an hour it is 1, 2, 5, 10, 20 or 30; then 1, 2, 4, 6 or 12 hours;
     * then 1, 2, 5, 10, 20, 50 … days.
     */
    public static int step(double seconds) {
        for (int step : STEPS) {
            if (step >= seconds * (1 - 1e-9)) return step;
        }
        return DAY * (int) Math.round(Axis.step(seconds / DAY));
    }

    /**
     * A moment on an axis that is marked every {@code step} seconds.
     *
     * <p>{@code 0}, {@code 200 ms}, {@code 50 s}, {@code 1:30 min}, {@code 5 min}, {@code 2 h}, {@code 1
     * d}.
     */
    static String label(double seconds, double step) {
        if (seconds == 0) return "0";
        if (step < 1) return Quantity.seconds(seconds);
        long whole = Math.round(seconds);
        if (step < 20 || whole < MINUTE) return whole + " s";
        if (step < 30 * MINUTE || whole < HOUR) {
            return Quantity.parted(whole / MINUTE, whole % MINUTE, "min");
        }
        if (step >= DAY) return Quantity.count(whole / DAY) + " d";
        return Quantity.parted(whole / HOUR, whole % HOUR / MINUTE, "h");
    }
}
