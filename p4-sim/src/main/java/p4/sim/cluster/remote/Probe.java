package p4.sim.cluster.remote;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import p4.sim.cluster.host.Threads;

/**
 * Runs what it is given when a member has answered that has the work of its nodes done before.
 *
 * <p>The members take turns; one that stands still or is down is passed over, and one that is killed or
 * paused while it is asked is not waited for.
 */
final class Probe implements Executor {

    private final List<RemoteHost> hosts;
    private final AtomicInteger turn = new AtomicInteger();

    Probe(List<RemoteHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    @Override
    public void execute(Runnable task) {
        Optional<RemoteHost> host = next();
        CompletionStage<Void> passed =
                host.map(Probe::through).orElseGet(() -> CompletableFuture.completedFuture(null));
        CompletionStage<Void> unused = passed.thenRun(task);
    }

    /** Done when {@code host} has answered, or cannot any more since it was killed or paused. */
    private static CompletionStage<Void> through(RemoteHost host) {
        CompletionStage<Void> spell = host.spell();
        CompletionStage<Void> answered = host.awake()
                .map(life -> life.member().clock(Threads.TIMELINES))
                .<CompletionStage<Void>>map(clock -> clock.handle((there, gone) -> null))
                .orElse(spell);
        return answered.applyToEither(spell, done -> null);
    }

    private Optional<RemoteHost> next() {
        for (int tries = 0; tries < hosts.size(); tries++) {
            int index = Math.floorMod(turn.getAndIncrement(), hosts.size());
            RemoteHost host = hosts.get(index);
            if (host.awake().isPresent()) return Optional.of(host);
        }
        return Optional.empty();
    }
}
