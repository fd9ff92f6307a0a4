package p4.sim.report.chart;

import java.util.Locale;

/** Quantities with units, as short as people read them. */
public final class Quantity {

    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Quantity() {}

    /** A duration: {@code 250 µs}, {@code 12 ms}, {@code 1.5 s}, {@code 2:05 min} or {@code 3 h}. */
    public static String seconds(double seconds) {
        if (seconds == 0) return "0 s";
        if (seconds < 1e-3) return compact(seconds * 1e6) + " µs";
        if (seconds < 1) return compact(seconds * 1e3) + " ms";
        if (seconds < 120) return compact(seconds) + " s";
        long whole = Math.round(seconds);
        return whole < 7_200
                ? parted(whole / 60, whole % 60, "min")
                : parted(whole / 3_600, whole / 60 % 60, "h");
    }

    /** {@code 2:05 h}, or {@code 2 h} if there is no part of one. */
    static String parted(long units, long sixtieths, String unit) {
        String part = sixtieths == 0 ? "" : format(":%02d", sixtieths);
        return units + part + " " + unit;
    }

    /** Bytes in binary units: {@code 16 KiB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1_024 && unit < BYTES.length - 1) {
            value /= 1_024;
            unit++;
        }
        return compact(value) + " " + BYTES[unit];
    }

    /** A share from 0 to 1 as a percentage, rounded down, so that only all of it is 100 %. */
    public static String percent(double share) {
        return format("%.2f %%", Math.floor(share * 10_000 + 1e-9) / 100);
    }

    /** A number with its thousands apart: {@code 73,412}. */
    public static String count(long count) {
        return format("%,d", count);
    }

    /** Two or three significant digits, none of them an idle zero after the point. */
    public static String compact(double value) {
        double magnitude = Math.abs(value);
        String written =
                format(magnitude >= 99.95 ? "%.0f" : magnitude >= 9.995 ? "%.1f" : "%.2f", value);
        return written.contains(".") ? written.replaceAll("\\.?0+$", "") : written;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
