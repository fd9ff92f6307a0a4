package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckSpec;

/**
 * From when the lease of a crashed peer is due to end, to its eviction.
 *
 * <p>A lease is due when the tracker said, but never later than the scenario's lease after the last
 * heartbeat. A peer whose lease was due and that was not evicted lags up to the end of the run, or
 * to its own return. One that came back before its lease was due is not counted.
 */
final class EvictionLag implements Check {

    private final CheckSpec spec;
    private final Duration lease;
    private final Map<String, Duration> due = new HashMap<>();
    private final Set<String> crashed = new TreeSet<>();
    private final List<Double> lags = new ArrayList<>();
    private final Set<String> never = new TreeSet<>();
    private boolean anyCrash;
    private double worst;
    private OptionalLong worstTurn = OptionalLong.empty();
    private Duration now = Duration.ZERO;

    EvictionLag(CheckSpec spec, Duration lease) {
        this.spec = spec;
        this.lease = lease;
    }

    @Override
    public void hear(Entry entry) {
        now = entry.at();
        Event event = entry.event();
        if (event instanceof Event.LeaseGranted granted) {
            lease(granted.peer(), granted.leaseEnds());
        } else if (event instanceof Event.LeaseRenewed renewed) {
            lease(renewed.peer(), renewed.leaseEnds());
        } else if (event instanceof Event.LeaseEvicted evicted) {
            if (crashed.contains(evicted.peer())) count(evicted.peer(), entry.turn());
            forget(evicted.peer());
        } else if (event instanceof Event.LeaseEnded ended) {
            forget(ended.peer());
        } else if (event instanceof Event.PeerCrashed) {
            anyCrash = true;
            crashed.add(entry.who());
        } else if (event instanceof Event.PeerStarted) {
            if (isOverdue(entry.who())) countAsNever(entry);
            crashed.remove(entry.who());
        } else if (event instanceof Event.TrackerCrashed) {
            due.clear();
        }
    }

    private void lease(String peer, Duration ends) {
        Duration longest = now.plus(lease);
        due.put(peer, ends.compareTo(longest) < 0 ? ends : longest);
    }

    private void count(String peer, long turn) {
        Optional.ofNullable(due.get(peer)).ifPresent(end -> {
            double lag = Words.number(now.minus(end));
            if (lags.isEmpty() || lag > worst) {
                worst = lag;
                worstTurn = OptionalLong.of(turn);
            }
            lags.add(lag);
        });
    }

    private void countAsNever(Entry entry) {
        count(entry.who(), entry.turn());
        never.add(entry.who());
    }

    private void forget(String peer) {
        due.remove(peer);
        crashed.remove(peer);
    }

    private boolean isOverdue(String peer) {
        return crashed.contains(peer)
                && Optional.ofNullable(due.get(peer))
                        .filter(end -> end.compareTo(now) < 0)
                        .isPresent();
    }

    @Override
    public Finding finding() {
        var seconds = new ArrayList<Double>(lags);
        Set<String> left = new TreeSet<>(never);
        Set<String> running = new TreeSet<>();
        for (String peer : crashed) {
            Duration end = due.get(peer);
            if (end == null) continue;
            if (isOverdue(peer)) {
                left.add(peer);
                seconds.add(Words.number(now.minus(end)));
            } else {
                running.add(peer);
            }
        }
        if (seconds.isEmpty()) return Finding.unknown(nothing(running));
        String remark = left.isEmpty() ? "" : "; never evicted: " + Words.list(left, peer -> peer);
        return Measure.by(spec)
                .remarking(remark, worstTurn)
                .seconds(seconds, seconds.size() == 1 ? "eviction" : "evictions");
    }

    private String nothing(Set<String> running) {
        if (!anyCrash) return "no peer crashed";
        if (running.isEmpty()) return "every crashed peer came back before its lease was due";
        return "the run ended before the lease of any crashed peer was due: "
                + Words.list(
                        running,
                        peer -> Optional.ofNullable(due.get(peer))
                                .map(end -> peer + " (" + Words.seconds(end.minus(now)) + " left)")
                                .orElse(peer));
    }
}
