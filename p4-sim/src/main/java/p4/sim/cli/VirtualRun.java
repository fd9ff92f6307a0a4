package p4.sim.cli;

import java.time.Duration;
import java.util.List;
import p4.sim.check.Judge;
import p4.sim.check.Verdict;
import p4.sim.check.Watch;
import p4.sim.cluster.Cluster;
import p4.sim.journal.Entry;
import p4.sim.journal.Journal;
import p4.sim.journal.Transcript;
import p4.sim.run.Outcome;
import p4.sim.run.Run;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.sim.workload.Catalog;

/** A run in virtual time that nobody watches, judged; a pure function of scenario and seed. */
record VirtualRun(List<Entry> journal, List<Verdict> verdicts) implements Outcome {

    /** Runs {@code scenario} with {@code seed} on the calling thread. */
    static VirtualRun of(Scenario scenario, long seed) {
        try (var testbed = new VirtualTestbed()) {
            return on(testbed, scenario, new Seed(seed));
        }
    }

    private static VirtualRun on(VirtualTestbed testbed, Scenario scenario, Seed seed) {
        var time = testbed.timeline();
        var origin = time.instant();
        var journal = new Journal(() -> Duration.between(origin, time.instant()));
        Transcript told = Transcript.of(journal);
        Watch judge = Judge.watch(scenario, broken -> {});
        journal.listen(judge);
        Catalog catalog = Catalog.draw(scenario, seed);
        try (Cluster cluster = testbed.cluster(scenario, catalog.members(), seed, journal)) {
            testbed.carryOut(new Run(scenario, seed, catalog, cluster, journal, time));
        }
        return new VirtualRun(told.entries(), judge.verdicts());
    }
}
