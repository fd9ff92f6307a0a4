package p4.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size in bytes as people write it: a number and a unit, such as {@code 500MiB}. */
public final class SizeText extends OptionText<Long> {

    private static final Pattern SHAPE =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?) ?([kKMGT]i?B|B)");
    private static final long LARGEST = 1L << 60;
    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("TiB", 1L << 40);
        UNITS.put("GiB", 1L << 30);
        UNITS.put("MiB", 1L << 20);
        UNITS.put("KiB", 1L << 10);
        UNITS.put("B", 1L);
        UNITS.put("TB", 1_000_000_000_000L);
        UNITS.put("GB", 1_000_000_000L);
        UNITS.put("MB", 1_000_000L);
        UNITS.put("kB", 1_000L);
    }

    /** Reads sizes given for {@code option}. */
    public SizeText(String option) {
        super(option);
    }

    @Override
    public Long convert(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) throw expected("a size such as 500MiB, 10GiB", text);
        Long unit = UNITS.get(matcher.group(2));
        if (unit == null) throw expected("a size in one of " + UNITS.keySet(), text);
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            throw expected("a size of at most 1048576TiB", text);
        }
        return bytes.longValue();
    }

    /** Writes {@code bytes} for reading: {@code 17 B}, {@code 4.0 KiB} or {@code 1.5 GiB}. */
    static String of(long bytes) {
        if (bytes < UNITS.getOrDefault("KiB", 1L)) return bytes + " B";
        Map.Entry<String, Long> unit = UNITS.entrySet().stream()
                .filter(candidate -> bytes >= candidate.getValue())
                .findFirst()
                .orElseThrow();
        return String.format(
                Locale.ROOT, "%.1f %s", (double) bytes / unit.getValue(), unit.getKey());
    }
}
