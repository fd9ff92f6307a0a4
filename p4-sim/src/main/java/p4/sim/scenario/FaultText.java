package p4.sim.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes an entry of {@code faults:}. */
final class FaultText {

    private FaultText() {}

    static Map<String, Object> write(Fault fault) {
        var section = new LinkedHashMap<String, Object>();
        section.put("at", ScenarioWriter.duration(fault.at()));
        return Map.of(fill(fault, section), section);
    }

    /** Fills {@code section} and tells what kind of fault it is. */
    private static String fill(Fault fault, Map<String, Object> section) {
        // Java 17 has no pattern switch; ScenarioWriterTest.writesEveryFault keeps it complete.
        if (fault instanceof Fault.Crash crash) {
            putStop(section, crash.who(), crash.restart());
            return "crash";
        }
        if (fault instanceof Fault.Leave leave) {
            putStop(section, leave.who(), leave.restart());
            return "leave";
        }
        if (fault instanceof Fault.Freeze freeze) {
            section.put("who", who(freeze.who()));
            section.put("for", ScenarioWriter.duration(freeze.length()));
            return "freeze";
        }
        if (fault instanceof Fault.Corrupt corrupt) {
            section.put("who", who(corrupt.who()));
            corrupt.length()
                    .ifPresent(length -> section.put("for", ScenarioWriter.duration(length)));
            return "corrupt";
        }
        if (fault instanceof Fault.ChangeFiles change) {
            section.put("who", who(change.who()));
            return "change-files";
        }
        if (fault instanceof Fault.TrackerRestart restart) {
            section.put("down", ScenarioWriter.duration(restart.down()));
            return "tracker-restart";
        }
        if (fault instanceof Fault.TrackerOutage outage) {
            section.put("for", ScenarioWriter.duration(outage.length()));
            return "tracker-outage";
        }
        if (fault instanceof Fault.LoseMachines lose) {
            section.put("machines", lose.machines());
            section.put("for", ScenarioWriter.duration(lose.length()));
            return lose.kind();
        }
        return DisturbanceText.fill(fault, section);
    }

    private static void putStop(
            Map<String, Object> section, Fault.Who who, Optional<Duration> restart) {
        section.put("who", who(who));
        restart.ifPresent(
                after -> section.put("restart", "after " + ScenarioWriter.duration(after)));
    }

    static String who(Fault.Who who) {
        return who.count() + (who.percent() ? "%" : "") + " of " + who.group();
    }
}
