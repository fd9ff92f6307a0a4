package p4.sim.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Hub;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.Scenario;
import p4.time.Timeline;

/**
 * The settle phase: waits until the tracker knows exactly who is up and every file can be had.
 *
 * <p>Ends as soon as both are so, or when the scenario's time for it is over.
 */
final class Settling {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Scenario scenario;
    private final Cluster cluster;
    private final Journal journal;
    private final Timeline timeline;
    private final Holdings holdings;
    private final Lookout lookout;
    private final Instant deadline;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    Settling(
            Scenario scenario,
            Cluster cluster,
            Journal journal,
            Timeline timeline,
            Holdings holdings,
            Lookout lookout) {
        this.scenario = scenario;
        this.cluster = cluster;
        this.journal = journal;
        this.timeline = timeline;
        this.holdings = holdings;
        this.lookout = lookout;
        this.deadline = timeline.instant().plus(scenario.checks().within());
    }

    /** Begins; the stage never fails. */
    CompletionStage<Void> start(RandomGenerator chance) {
        if (asks(CheckName.EVERY_FILE_FETCHABLE)) sweep(chance);
        else awaitPeers();
        return over;
    }

    private boolean asks(CheckName name) {
        return scenario.checks().eventually().stream().anyMatch(check -> check.name() == name);
    }

    private void sweep(RandomGenerator chance) {
        Hub hub = cluster.hub().orElseThrow(() -> new IllegalStateException("there is no tracker"));
        timeline.when(
                Sweep.run(hub, timeline, holdings, chance),
                (swept, failed) -> swept(swept, failed, chance));
    }

    private void swept(Event.Swept swept, Throwable failed, RandomGenerator chance) {
        if (failed == null) journal.tell("lab", swept);
        boolean again =
                failed != null || swept.fetched() == 0 || !swept.missing().isEmpty();
        if (again && beforeDeadline()) timeline.after(POLL.multipliedBy(5), () -> sweep(chance));
        else awaitPeers();
    }

    private void awaitPeers() {
        boolean wait = asks(CheckName.EVERYONE_REGISTERED) && !lookout.settled();
        if (wait && beforeDeadline()) timeline.after(POLL, this::awaitPeers);
        else over.complete(null);
    }

    private boolean beforeDeadline() {
        return timeline.instant().isBefore(deadline);
    }
}
