package p4.sim.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckSpec;

/** Whether the faults that were asked for really happened, and queues stayed within their limits. */
final class FaultChecks {

    private FaultChecks() {}

    /** Every fault asked for was injected: its targets have the entry that says so. */
    static Finding.Outcome faultsObserved(Evidence evidence, CheckSpec spec) {
        Set<String> injected = new HashSet<>();
        for (Entry entry : evidence.entries()) {
            String kind = kind(entry.event());
            if (!kind.isEmpty()) injected.add(kind + " " + entry.who());
        }
        var finding = new Finding("faults");
        evidence.each(Event.FaultAsked.class, (entry, asked) -> {
            List<String> targets =
                    asked.kind().startsWith("tracker-") ? List.of("lab") : asked.targets();
            if (targets.isEmpty()) {
                finding.bad(
                        entry.turn(),
                        "fault " + asked.fault() + " (" + asked.kind() + ") found nobody to hit");
            }
            targets.forEach(target -> finding.judge(
                    injected.contains(asked.kind() + " " + target),
                    entry.turn(),
                    "fault " + asked.fault() + " (" + asked.kind() + ") never hit " + target));
        });
        return finding.outcome();
    }

    private static String kind(Event event) {
        if (event instanceof Event.PeerCrashed) return "crash";
        if (event instanceof Event.PeerLeft) return "leave";
        if (event instanceof Event.PeerFrozen) return "freeze";
        if (event instanceof Event.PeerCorrupted) return "corrupt";
        if (event instanceof Event.FileChanged) return "change-files";
        if (event instanceof Event.TrackerCrashed) return "tracker-restart";
        return event instanceof Event.TrackerCut ? "tracker-outage" : "";
    }

    /** No queue was ever fuller than its limit. */
    static Finding.Outcome queuesBounded(Evidence evidence, CheckSpec spec) {
        var finding = new Finding("queues looked at");
        evidence.each(
                Event.Looked.class,
                (entry, looked) -> looked.gauges()
                        .forEach(gauge -> finding.judge(
                                gauge.size() <= gauge.limit(),
                                entry.turn(),
                                gauge.queue() + " held " + gauge.size() + ", its limit is "
                                        + gauge.limit())));
        return finding.outcome();
    }
}
