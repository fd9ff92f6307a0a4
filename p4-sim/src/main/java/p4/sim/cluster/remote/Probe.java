package p4.sim.cluster.remote;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import p4.sim.cluster.host.Threads;

/**
 * Runs what it is given when a member has answered that has the work of its nodes done before.
 *
 * <p>The members take turns; one that stands still or is down is passed over.
 */
final class Probe implements Executor {

    private final List<RemoteHost> hosts;
    private final AtomicInteger turn = new AtomicInteger();

    Probe(List<RemoteHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    @Override
    public void execute(Runnable task) {
        Optional<Life> life = next();
        if (life.isEmpty()) {
            task.run();
        } else {
            CompletionStage<Void> unused = life.get()
                    .member()
                    .clock(Threads.TIMELINES)
                    .handle((there, gone) -> {
                        task.run();
                        return null;
                    });
        }
    }

    private Optional<Life> next() {
        for (int tries = 0; tries < hosts.size(); tries++) {
            int index = Math.floorMod(turn.getAndIncrement(), hosts.size());
            Optional<Life> life = hosts.get(index).awake();
            if (life.isPresent()) return life;
        }
        return Optional.empty();
    }
}
