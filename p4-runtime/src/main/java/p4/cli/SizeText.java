package p4.cli;

import java.util.Locale;

/** Writes sizes and rates as people read them, in binary units. */
final class SizeText {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private SizeText() {}

    /** Such as {@code 17 B}, {@code 4.0 KiB} or {@code 1.5 GiB}. */
    static String of(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
