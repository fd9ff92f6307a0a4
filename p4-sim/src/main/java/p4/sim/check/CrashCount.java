package p4.sim.check;

import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckSpec;

/** How many crashes of peers were observed; unknown if nothing was ever disturbed. */
final class CrashCount implements Check {

    private final CheckSpec spec;
    private long crashes;
    private boolean disturbed;

    CrashCount(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        if (entry.event() instanceof Event.PeerCrashed) crashes++;
        if (entry.event() instanceof Event.PhaseBegan begun) {
            disturbed |= begun.phase() == Event.Phase.DISTURB;
        }
    }

    @Override
    public Finding finding() {
        if (!disturbed) return Finding.unknown("the run was never disturbed");
        return Measure.by(spec).count(crashes, "crashes");
    }
}
