package p4.sim.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import p4.sim.cluster.Lane;
import p4.sim.journal.Event;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * How far the laboratory itself is behind: how late it does what it means to do.
 *
 * <p>Lives on the laboratory's timeline. Ten times a second it sends a probe through every lane of
 * the cluster; one that comes out late tells how long the nodes' own work waits there. A probe is
 * sent even if the one before is still on its way, so that a long wait counts as often as it should.
 */
final class Punctuality {

    private static final Duration BEAT = Duration.ofMillis(100);
    private static final String ACTS = "acts of the plan";

    private final Timeline timeline;
    private final List<Lane> lanes;
    private final Map<String, List<Duration>> late = new LinkedHashMap<>();
    private final Map<Long, Probe> underWay = new TreeMap<>();
    private Alarm alarm = () -> {};
    private long probes;

    private record Probe(Lane lane, Instant planned) {}

    Punctuality(Timeline timeline, List<Lane> lanes) {
        this.timeline = timeline;
        this.lanes = lanes;
        late.put(ACTS, new ArrayList<>());
        lanes.forEach(lane -> late.put(lane.name(), new ArrayList<>()));
    }

    /** Sends probes from now on. */
    void start() {
        beatAt(timeline.instant().plus(BEAT));
    }

    /** Sends no more probes. */
    void stop() {
        alarm.cancel();
    }

    /** Notes that an act begins now that was to begin at {@code planned}. */
    void acts(Instant planned) {
        note(ACTS, planned);
    }

    /** How late it ran so far, by what was late; what is still under way is late by now. */
    synchronized List<Event.RanLate> measured() {
        Map<String, List<Duration>> all = new LinkedHashMap<>();
        late.forEach((what, delays) -> all.put(what, new ArrayList<>(delays)));
        underWay.values()
                .forEach(probe -> all.computeIfAbsent(probe.lane().name(), w -> new ArrayList<>())
                        .add(since(probe.planned())));
        return all.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> sum(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void beatAt(Instant planned) {
        alarm = timeline.after(Duration.between(timeline.instant(), planned), () -> {
            lanes.forEach(lane -> probe(lane, planned));
            beatAt(planned.plus(BEAT));
        });
    }

    private void probe(Lane lane, Instant planned) {
        long number = depart(new Probe(lane, planned));
        lane.executor().execute(() -> arrive(number));
    }

    private synchronized long depart(Probe probe) {
        underWay.put(++probes, probe);
        return probes;
    }

    private synchronized void arrive(long number) {
        Probe probe = underWay.remove(number);
        if (probe != null) note(probe.lane().name(), probe.planned());
    }

    private synchronized void note(String what, Instant planned) {
        late.computeIfAbsent(what, w -> new ArrayList<>()).add(since(planned));
    }

    private Duration since(Instant planned) {
        Duration delay = Duration.between(planned, timeline.instant());
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    private static Event.RanLate sum(String what, List<Duration> delays) {
        List<Duration> sorted = delays.stream().sorted().toList();
        return new Event.RanLate(
                what,
                sorted.size(),
                percentile(sorted, 50),
                percentile(sorted, 99),
                percentile(sorted, 100));
    }

    /** By nearest rank. */
    private static Duration percentile(List<Duration> sorted, int percent) {
        int rank = (int) Math.ceil(percent * sorted.size() / 100.0);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
