package p4.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.TimedAct;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * The sessions and gaps of some peers, as a plan has them or a journal tells of them.
 *
 * <p>Times are in seconds since the disturb phase began. What has begun when it ends is not known to
 * its end, so only what began {@code horizon} earlier is looked at, and what is longer than that counts
 * as longer and no more. Source: A. Wald's identity, by which what begins before a given moment is as
 * long on average as any, though shorter ones begin more often.
 */
public final class Lives {

    private final long end;
    private final Map<String, Period> now = new TreeMap<>();
    private final List<Period> over = new ArrayList<>();

    /** From one nanosecond to another; nobody knows the end of one that is not over. */
    private record Period(boolean up, boolean first, long from, long to) {

        /** Not over yet. */
        static Period begun(boolean up, boolean first, long from) {
            return new Period(up, first, from, Long.MAX_VALUE);
        }

        double seconds() {
            return (to - from) / 1e9;
        }
    }

    /** Durations in seconds; those of {@code drawn} that are longer than {@code horizon} are unseen. */
    public record Sample(List<Double> seen, int drawn, double horizon) {

        /** The chance that as many draws from {@code cdf} would lie as far off it, 0 to 1. */
        public double pValue(DoubleUnaryOperator cdf) {
            double[] smallest = seen.stream().mapToDouble(each -> each).toArray();
            return KolmogorovSmirnov.pValue(smallest, drawn, horizon, cdf);
        }
    }

    private Lives(Collection<String> peers, long end) {
        this.end = end;
        peers.forEach(peer -> now.put(peer, Period.begun(false, true, 0)));
    }

    /** The lives of {@code peers} by {@code acts}, until {@code end}; {@code up} are there at first. */
    public static Lives planned(
            List<PeerId> peers, Collection<PeerId> up, List<TimedAct> acts, Duration end) {
        var lives = new Lives(peers.stream().map(PeerId::value).toList(), end.toNanos());
        up.forEach(peer -> lives.now.put(peer.value(), Period.begun(true, true, 0)));
        for (TimedAct timed : acts) {
            long at = timed.at().toNanos();
            if (timed.act() instanceof Act.Start start)
                lives.change(start.peer().value(), at, true);
            if (timed.act() instanceof Act.Crash crash) {
                lives.change(crash.peer().value(), at, false);
            }
            if (timed.act() instanceof Act.Leave leave) {
                lives.change(leave.peer().value(), at, false);
            }
        }
        return lives.finish();
    }

    /** The lives of {@code peers} while {@code journal} was disturbed. */
    public static Lives told(Collection<String> peers, List<Entry> journal) {
        Duration begin = Phases.begin(journal, Event.Phase.DISTURB);
        Duration end = Phases.begin(journal, Event.Phase.HEAL);
        var lives = new Lives(peers, end.minus(begin).toNanos());
        for (Entry entry : journal) {
            if (!lives.now.containsKey(entry.who()) || entry.at().compareTo(end) >= 0) continue;
            long at = entry.at().minus(begin).toNanos();
            Event event = entry.event();
            boolean goes = event instanceof Event.PeerCrashed || event instanceof Event.PeerLeft;
            if (event instanceof Event.PeerStarted && at <= 0) {
                lives.now.put(entry.who(), Period.begun(true, true, 0));
            } else if (event instanceof Event.PeerStarted) {
                lives.change(entry.who(), at, true);
            } else if (goes) {
                lives.change(entry.who(), at, false);
            }
        }
        return lives.finish();
    }

    /** How much longer those stayed that were there at first. */
    public Sample firstSessions() {
        return sample(true, true, 1);
    }

    /** How much longer those stayed away that were away at first. */
    public Sample firstGaps() {
        return sample(false, true, 1);
    }

    /** How long those stayed that came, up to {@code horizon} of the run's length. */
    public Sample sessions(double horizon) {
        return sample(true, false, horizon);
    }

    /** How long those stayed away that went, up to {@code horizon} of the run's length. */
    public Sample gaps(double horizon) {
        return sample(false, false, horizon);
    }

    private Sample sample(boolean up, boolean first, double share) {
        long horizon = Math.round(share * end);
        List<Period> drawn = over.stream()
                .filter(period -> period.up() == up && period.first() == first)
                .filter(period -> period.from() <= end - horizon)
                .toList();
        List<Double> seen = drawn.stream()
                .filter(period -> period.to() - period.from() <= horizon)
                .map(Period::seconds)
                .toList();
        return new Sample(seen, drawn.size(), horizon / 1e9);
    }

    private void change(String peer, long at, boolean up) {
        Period before = now.put(peer, Period.begun(up, false, at));
        if (before == null || before.up() == up)
            throw new IllegalStateException(peer + " at " + at);
        over.add(new Period(before.up(), before.first(), before.from(), at));
    }

    private Lives finish() {
        over.addAll(now.values());
        return this;
    }
}
