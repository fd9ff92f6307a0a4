package p4.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import p4.model.Printable;
import p4.sim.sweep.Variation;

/** Reads what the options of a sweep say. */
final class SweepWords {

    private static final long SEEDS_MAX = 1_000_000;
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
    private static final Pattern LIST = Pattern.compile("-?\\d{1,18}(,-?\\d{1,18})*");
    private static final Map<String, String> NOT_VARIED = Map.of(
            "seed", "seeds are given with --seeds",
            "seeds", "seeds are given with --seeds",
            "driver", "a sweep runs on virtual");

    private SweepWords() {}

    /** The seeds in {@code 0..99} or {@code 1,5,7}. */
    static List<Long> seeds(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            long first = Long.parseLong(range.group(1));
            long last = Long.parseLong(range.group(2));
            if (first <= last && last - first < SEEDS_MAX) {
                return LongStream.rangeClosed(first, last).boxed().toList();
            }
        } else if (LIST.matcher(text).matches()) {
            return Pattern.compile(",")
                    .splitAsStream(text)
                    .map(Long::valueOf)
                    .distinct()
                    .toList();
        }
        throw new Refusal("--seeds: found " + Printable.quote(text)
                + ", expected a range of at most a million seeds, such as 0..99");
    }

    /** The values in {@code tracker.lease=5s,10s}; commas between brackets do not part them. */
    static Variation variation(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new Refusal("--set: found " + Printable.quote(text)
                    + ", expected a key and its values, such as tracker.lease=5s,10s");
        }
        String key = text.substring(0, equals).strip();
        if (NOT_VARIED.containsKey(key)) {
            throw new Refusal("--set " + key + ": expected another key, " + NOT_VARIED.get(key));
        }
        List<String> values = values(text.substring(equals + 1));
        if (values.stream().anyMatch(String::isBlank)) {
            throw new Refusal("--set " + key + ": found "
                    + Printable.quote(text.substring(equals + 1))
                    + ", expected values with commas between them");
        }
        return new Variation(key, values);
    }

    /** The whole number from {@code min} to {@code max} that {@code option} has. */
    static int count(String option, String text, int min, int max) {
        boolean number = text.matches("\\d{1,9}");
        int count = number ? Integer.parseInt(text) : -1;
        if (number && count >= min && count <= max) return count;
        throw new Refusal(option + ": found " + Printable.quote(text)
                + ", expected a whole number from " + min + " to " + max);
    }

    private static List<String> values(String text) {
        var values = new ArrayList<String>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '(') depth++;
            if (letter == ')') depth--;
            if (letter == ',' && depth == 0) {
                values.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        values.add(text.substring(begin).strip());
        return values;
    }
}
