package p4.sim.run;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import p4.sim.cluster.Act;
import p4.sim.journal.Entry;
import p4.sim.journal.Journal;
import p4.sim.journal.Transcript;
import p4.time.ManualTimeline;

/** A conductor with a cluster that only writes down what is done to it, and a clock that stands. */
final class ConductorStage {

    final ManualTimeline timeline = new ManualTimeline();
    final RecordingCluster cluster = new RecordingCluster();
    final Journal journal =
            new Journal(() -> Duration.between(ManualTimeline.EPOCH, timeline.instant()));
    final Transcript transcript = Transcript.of(journal);
    final Conductor conductor = conductor();

    private Conductor conductor() {
        var holdings = new Holdings(List.of());
        journal.listen(holdings);
        var rogue = new Rogue(cluster, timeline, holdings, new SplittableRandom(7), Duration.ZERO);
        var wishes = new Wishes(journal, timeline);
        var users = new Users(cluster, journal, holdings, rogue, wishes);
        return new Conductor(cluster, journal, timeline, users, wishes);
    }

    /** Has {@code acts} done, each as far as it gets without anybody else. */
    void perform(Act... acts) {
        for (Act act : acts) {
            conductor.perform(act);
            timeline.runReady();
        }
    }

    /** What was written down, in order. */
    List<String> told() {
        return transcript.entries().stream()
                .map(Entry::event)
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }
}
