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
 * told from elsewhere. {@code broken} hears, on any thread, what makes the run worthless. So many peers
 * as {@code density} says share a host.
 */
public record RunSetting(
        Scenario scenario,
        List<Member> members,
        int density,
        Seed seed,
        Journal journal,
        Supplier<Instant> begin,
        Consumer<Throwable> broken) {

    private static final int REHEARSED_BY_ALL = 320;
    private static final int REHEARSED_MIN = 4;
    private static final int REHEARSED_MAX = 40;

    public RunSetting {
        members = List.copyOf(members);
        if (density < 1) throw new IllegalArgumentException("density: " + density);
    }

    /** How many files a host fetches in rehearsal: the fewer the more hosts, so that all are soon ready. */
    int rehearsed() {
        int hosts = 1 + members.size() / density;
        return Math.max(REHEARSED_MIN, Math.min(REHEARSED_MAX, REHEARSED_BY_ALL / hosts));
    }
}
