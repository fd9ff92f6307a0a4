package p4.sim.cluster.container;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What classes of a device have counted, by the number after {@code 1:}.
 *
 * <p>Source: what {@code tc -s class show} prints.
 */
record Counters(Map<Integer, Count> classes) {

    private static final Pattern CLASS =
            Pattern.compile("class htb 1:([0-9a-f]+) [^\\n]*\\n Sent \\d+ bytes (\\d+) pkt"
                    + " \\(dropped (\\d+), overlimits (\\d+) ");
    private static final int HEX = 16;

    /** Packets that one class sent on, those it dropped, and how often it had to have them wait. */
    record Count(long sent, long dropped, long waits) {

        /** None yet. */
        static final Count NONE = new Count(0, 0, 0);
    }

    /** Reads what tc {@code said}. */
    static Counters read(String said) {
        var classes = new TreeMap<Integer, Count>();
        Matcher found = CLASS.matcher(said);
        while (found.find()) {
            var count = new Count(
                    Long.parseLong(found.group(2)),
                    Long.parseLong(found.group(3)),
                    Long.parseLong(found.group(4)));
            classes.put(Integer.parseInt(found.group(1), HEX), count);
        }
        return new Counters(classes);
    }

    /** What class {@code number} has counted; nothing if it is not there. */
    Count of(int number) {
        return classes.getOrDefault(number, Count.NONE);
    }
}
