package p4.sim.cluster.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.sim.cluster.Capability;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.net.LinkBook;
import p4.sim.net.LinkRule;
import p4.sim.net.NodeLinks;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * Keeps the links of all hosts as a scenario and its faults have them, through their lives.
 *
 * <p>That a fault was felt is told when a kernel has counted it: packets to somebody were lost, or had
 * to wait. Does nothing in runs that ask for no links.
 */
final class Links implements AutoCloseable {

    private static final String LAB = "lab";
    private static final String ANYBODY = "anybody";

    private final Optional<LinkBook> book;
    private final Hosts hosts;
    private final Fleet fleet;
    private final Journal journal;
    private final Timeline timeline;
    private final Instant began;
    private final Map<String, NodeLinks> shaped = new TreeMap<>();
    private final Set<Integer> felt = new TreeSet<>();
    private Alarm alarm = () -> {};
    private boolean closed;

    Links(RunSetting run, Hosts hosts, Fleet fleet, Timeline timeline) {
        this.book = Capability.shapesLinks(run.scenario())
                ? Optional.of(LinkBook.of(run.scenario(), run.seed()))
                : Optional.empty();
        this.hosts = hosts;
        this.fleet = fleet;
        this.journal = run.journal();
        this.timeline = timeline;
        this.began = timeline.instant();
    }

    /** Disturbs them by {@code rule}, for fault number {@code fault}; done when it is so. */
    CompletionStage<Void> disturb(int fault, LinkRule rule) {
        synchronized (this) {
            book().install(fault, rule, nanos());
            awaitChange();
        }
        return shapeAll();
    }

    /** Ends what fault number {@code fault} does; done when it is told whether it was felt. */
    CompletionStage<Void> calm(int fault) {
        synchronized (this) {
            book().remove(fault);
            awaitChange();
        }
        return shapeAll();
    }

    /** Leaves them as they are. */
    @Override
    public synchronized void close() {
        closed = true;
        alarm.cancel();
    }

    /** Shapes all links as they shall be now. */
    CompletionStage<Void> shapeAll() {
        return CompletableFuture.allOf(hosts.all().stream()
                .map(host -> shape(host).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    /**
     * Shapes those of {@code host} as they shall be when what is being done to it is done.
     *
     * <p>Nothing can be shaped at a host that is down or stands still; it must be before its node goes
     * on.
     */
    CompletionStage<Void> shape(RemoteHost host) {
        if (book.isEmpty()) return CompletableFuture.completedFuture(null);
        String name = host.plan().name();
        return host.then(() -> {
            if (host.awake().isEmpty()) return CompletableFuture.completedFuture(null);
            NodeLinks now = now(name);
            return fleet.shape(name, now).thenAccept(met -> tell(name, met, now));
        });
    }

    private synchronized NodeLinks now(String name) {
        return book().of(name, nanos());
    }

    private synchronized void tell(String name, Felt met, NodeLinks now) {
        NodeLinks before = Optional.ofNullable(shaped.put(name, now)).orElse(NodeLinks.PLAIN);
        before.ways().forEach((other, way) -> {
            if (met.lost().contains(other)) tell(name, way.cutBy(), other);
            if (met.late().contains(other)) tell(name, way.slowedBy(), other);
        });
        if (met.limited()) tell(name, before.limitedBy(), ANYBODY);
    }

    private void tell(String name, List<Integer> faults, String other) {
        for (int fault : faults) {
            if (felt.add(fault)) journal.tell(name, new Event.LinkFelt(fault, other));
        }
    }

    /** Shapes them again when the next rule judges otherwise. */
    private void awaitChange() {
        alarm.cancel();
        if (closed) return;
        long next = book().changesAfter(nanos());
        if (next == Long.MAX_VALUE) return;
        alarm = timeline.after(Duration.ofNanos(next - nanos()), this::change);
    }

    private void change() {
        synchronized (this) {
            awaitChange();
        }
        CompletionStage<Void> unused = shapeAll().exceptionally(thrown -> {
            giveUp(thrown);
            return null;
        });
    }

    private synchronized void giveUp(Throwable thrown) {
        if (!closed) journal.tell(LAB, new Event.GaveUp("to shape the links: " + thrown));
    }

    private LinkBook book() {
        return book.orElseThrow(() -> new UnsupportedOperationException(Capability.LINKS.key()));
    }

    private long nanos() {
        return Duration.between(began, timeline.instant()).toNanos();
    }
}
