package p4.sim.report.gist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.report.chart.Quantity;

/** Each crash that an eviction followed before the peer was back, or ought to have. */
public final class Lags implements Consumer<Entry> {

    private static final int MOST = 1_000;
    private static final int EXTREMES = 100;
    private static final int LISTED_MOST = 200;
    private static final Comparator<Lag> BY_SECONDS = Comparator.comparingDouble(Lag::seconds);
    private static final Comparator<Lag> BY_CRASH =
            Comparator.comparingDouble(Lag::crash).thenComparing(Lag::peer);

    private final Map<String, Double> crashed = new HashMap<>();
    private final Thinned<Lag> some = new Thinned<>(MOST);
    private final Top<Lag> slowest = new Top<>(EXTREMES, BY_SECONDS);
    private final Top<Lag> quickest = new Top<>(EXTREMES, BY_SECONDS.reversed());
    private List<String> ghosts = List.of();

    @Override
    public void accept(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.PeerStarted) {
            crashed.remove(entry.who());
        } else if (event instanceof Event.PeerCrashed) {
            crashed.put(entry.who(), Moment.seconds(entry));
        } else if (event instanceof Event.Looked looked) {
            ghosts = looked.ghosts();
        } else if (event instanceof Event.LeaseEvicted evicted) {
            Optional.ofNullable(crashed.remove(evicted.peer()))
                    .ifPresent(crash -> add(
                            new Lag(evicted.peer(), crash, Moment.seconds(entry) - crash, true)));
        }
    }

    private void add(Lag lag) {
        some.add(lag);
        slowest.add(lag);
        quickest.add(lag);
    }

    /** How many there are. */
    public long count() {
        return some.given() + listed(0).size();
    }

    /** Those that ended in an eviction, in the order of these; every so manieth if they are many. */
    public Thinned<Lag> evicted() {
        return some;
    }

    /** The longest of them in seconds, as if the run ended at {@code end}; 0 if there is none. */
    public double longest(double end) {
        return Stream.concat(slowest.kept().stream(), listed(end).stream())
                .mapToDouble(Lag::seconds)
                .max()
                .orElse(0);
    }

    /**
     * All of them while they are few, or else those that {@link #rule} says; by the time of the crash.
     *
     * <p>Those that are still listed are so until {@code end}.
     */
    public List<Lag> shown(double end) {
        Collection<Lag> shown = new LinkedHashSet<>(some.kept());
        if (!some.isWhole()) {
            shown.addAll(slowest.kept());
            shown.addAll(quickest.kept());
        }
        listed(end).stream().limit(LISTED_MOST).forEach(shown::add);
        return shown.stream().sorted(BY_CRASH).toList();
    }

    /** Which are shown of so many; empty if all are. */
    public Optional<String> rule() {
        int stillListed = listed(0).size();
        if (some.isWhole() && stillListed <= LISTED_MOST) return Optional.empty();
        String never = stillListed > LISTED_MOST
                ? ", and the first " + LISTED_MOST + " of " + Quantity.count(stillListed)
                        + " that were never evicted"
                : stillListed > 0 ? ", and those that were never evicted" : "";
        String evicted = some.isWhole()
                ? "all that were evicted"
                : "one in " + some.every() + " that were evicted, the " + EXTREMES
                        + " quickest, the " + EXTREMES + " slowest";
        return Optional.of(evicted + never);
    }

    /** Those still listed when the laboratory last looked, the first to crash first. */
    private List<Lag> listed(double end) {
        var listed = new ArrayList<Lag>();
        for (String peer : ghosts) {
            Optional.ofNullable(crashed.get(peer))
                    .ifPresent(crash -> listed.add(new Lag(peer, crash, end - crash, false)));
        }
        listed.sort(BY_CRASH);
        return listed;
    }
}
