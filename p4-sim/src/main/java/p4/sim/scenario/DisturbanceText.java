package p4.sim.scenario;

import java.time.Duration;
import java.util.Map;

/** Writes the faults of links and disks. */
final class DisturbanceText {

    private DisturbanceText() {}

    /** Fills {@code section} and tells what kind of fault it is. */
    static String fill(Fault fault, Map<String, Object> section) {
        // Java 17 has no pattern switch; ScenarioWriterTest.writesEveryFault keeps it complete.
        if (fault instanceof Fault.Partition cut) {
            section.put("islands", cut.islands().stream().map(LinksText::side).toList());
            section.put("one-way", cut.oneWay());
            cut.bridges().ifPresent(side -> section.put("bridges", LinksText.side(side)));
            return lasting("partition", section, cut.length());
        }
        if (fault instanceof Fault.Slow slow) {
            section.put("who", LinksText.side(slow.who()));
            putBy(section, slow.by());
            slow.bandwidth().ifPresent(most -> section.put("bandwidth", SpeedText.write(most)));
            return lasting("slow", section, slow.length());
        }
        if (fault instanceof Fault.Flap flap) {
            section.put("who", LinksText.side(flap.who()));
            section.put("down", ScenarioWriter.duration(flap.down()));
            section.put("up", ScenarioWriter.duration(flap.up()));
            return lasting("flap", section, flap.length());
        }
        if (fault instanceof Fault.SlowDisk slow) {
            section.put("who", FaultText.who(slow.who()));
            putBy(section, slow.by());
            slow.speedBits().ifPresent(bits -> section.put("speed", SpeedText.rate(bits)));
            return lasting("slow-disk", section, slow.length());
        }
        if (fault instanceof Fault.FullDisk full) {
            section.put("who", FaultText.who(full.who()));
            return lasting("full-disk", section, full.length());
        }
        throw new AssertionError(fault);
    }

    private static void putBy(Map<String, Object> section, Duration by) {
        if (!by.isZero()) section.put("by", ScenarioWriter.duration(by));
    }

    private static String lasting(String kind, Map<String, Object> section, Duration length) {
        section.put("for", ScenarioWriter.duration(length));
        return kind;
    }
}
