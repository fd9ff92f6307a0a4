package p4.sim.cluster.remote;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import p4.sim.cluster.Member;
import p4.sim.journal.Journal;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;

/**
 * The run that a cluster is for.
 *
 * <p>Moments in {@code journal} are counted from what {@code begin} answers, by the laboratory's clock;
 * it is called once, when all hosts are there. The journal should have the patience to wait for what is
 * told from elsewhere. {@code broken} hears, on any thread, what
 * makes the run worthless. So many peers as {@code density} says share a host.
 */
public record RunSetting(
        Scenario scenario,
        List<Member> members,
        int density,
        Seed seed,
        Journal journal,
        Supplier<Instant> begin,
        Consumer<Throwable> broken) {

    public RunSetting {
        members = List.copyOf(members);
        if (density < 1) throw new IllegalArgumentException("density: " + density);
    }
}
