package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** Every fault that was asked for, at each of its targets, as the journal tells of it. */
final class Sightings {

    private static final String TRACKER = "tracker";

    private final Map<String, List<Sighting>> byTarget = new HashMap<>();
    private final List<Sighting> all = new ArrayList<>();
    private final List<Missed> missed = new ArrayList<>();
    private final Set<String> leased = new TreeSet<>();
    private final NeighbourLists neighbours = new NeighbourLists();
    private Duration heartbeat = Duration.ZERO;
    private Duration now = Duration.ZERO;

    /** A fault that found nobody to hit. */
    record Missed(String kind, String words) {}

    /** Hears the next entry. */
    void hear(Entry entry) {
        now = entry.at();
        neighbours.hear(entry);
        if (entry.event() instanceof Event.TrackerStarted started) heartbeat = started.heartbeat();
        if (entry.event() instanceof Event.FaultAsked asked) {
            expect(entry, asked);
        } else {
            for (Sighting sighting : about(entry)) sighting.hear(entry);
            hearOfAll(entry.event());
        }
    }

    private void hearOfAll(Event event) {
        if (event instanceof Event.LeaseGranted granted) leased.add(granted.peer());
        if (event instanceof Event.LeaseEnded ended) leased.remove(ended.peer());
        if (event instanceof Event.LeaseEvicted evicted) leased.remove(evicted.peer());
        if (event instanceof Event.TrackerCrashed) {
            leased.clear();
            all.forEach(Sighting::forget);
        }
        if (event.equals(new Event.PhaseBegan(Event.Phase.HEAL))) all.forEach(Sighting::heal);
    }

    /**
     * Each fault at each of its targets, in the order in which they were asked for.
     *
     * <p>Without those that nobody could have seen, unless somebody belied them.
     */
    List<Sighting> all() {
        return all.stream()
                .filter(one -> one.belied().isPresent() || !one.isMoot(now, heartbeat))
                .toList();
    }

    /** Those that found nobody to hit. */
    List<Missed> missed() {
        return missed;
    }

    /** Why nobody can tell whether {@code sighting} happened; empty if somebody can. */
    Optional<String> missed(Sighting sighting) {
        return sighting.missed(now, heartbeat);
    }

    private void expect(Entry entry, Event.FaultAsked asked) {
        List<String> targets = Sighting.targets(asked);
        String fault = "fault " + asked.fault() + " (" + asked.kind() + ")";
        if (targets.isEmpty()) missed.add(new Missed(asked.kind(), fault + " found nobody to hit"));
        for (String target : targets) {
            var sighting = new Sighting(fault, asked.kind(), target, isKnown(target), entry.turn());
            all.add(sighting);
            byTarget.computeIfAbsent(target, name -> new ArrayList<>()).add(sighting);
        }
    }

    /** Tells whether the tracker knows {@code target}, or in an overlay some peer. */
    private boolean isKnown(String target) {
        return leased.contains(target) || neighbours.isListed(target);
    }

    private List<Sighting> about(Entry entry) {
        List<Sighting> found = new ArrayList<>(of(entry.who()));
        Sighting.subject(entry.event())
                .map(peer -> neighbours.name(peer).orElse(peer))
                .filter(peer -> !peer.equals(entry.who()))
                .ifPresent(peer -> found.addAll(of(peer)));
        Sighting.links(entry.event()).ifPresent(links -> found.addAll(of(links)));
        if (Sighting.isOfTracker(entry.event())) found.addAll(of(TRACKER));
        return found;
    }

    private List<Sighting> of(String name) {
        return byTarget.getOrDefault(name, List.of());
    }
}
