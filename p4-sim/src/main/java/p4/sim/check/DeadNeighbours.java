package p4.sim.check;

import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.OverlayTold;
import p4.sim.scenario.CheckSpec;

/** The share of entries on peers' lists that named who was not up, when the laboratory looked last. */
final class DeadNeighbours implements Check {

    private final CheckSpec spec;
    private Optional<OverlayTold.ListsLooked> last = Optional.empty();

    DeadNeighbours(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        if (entry.event() instanceof OverlayTold.ListsLooked looked) last = Optional.of(looked);
    }

    @Override
    public Finding finding() {
        return last.map(looked -> Measure.by(spec)
                        .share(looked.dead(), looked.entries(), "entries on peers' lists"))
                .orElseGet(() -> Finding.unknown("nobody looked at peers' lists"));
    }
}
