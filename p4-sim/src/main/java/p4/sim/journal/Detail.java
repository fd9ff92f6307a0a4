package p4.sim.journal;

import java.util.List;
import java.util.Set;
import p4.sim.scenario.JournalLevel;

/** Which events a journal of a level holds. */
public final class Detail {

    private static final Set<Class<? extends Event>> DONE_TO_NODES = Set.of(
            Event.PhaseBegan.class,
            Event.PeerStarted.class,
            Event.PeerCrashed.class,
            Event.PeerGone.class,
            Event.DiskLost.class,
            Event.PeerLeft.class,
            Event.PeerFrozen.class,
            Event.PeerThawed.class,
            Event.PeerCorrupted.class,
            Event.PeerMended.class,
            Event.FileChanged.class,
            Event.LinksDisturbed.class,
            Event.LinksHealed.class,
            Event.DiskHurt.class,
            Event.DiskMended.class,
            Event.TrackerStarted.class,
            Event.TrackerCrashed.class,
            Event.TrackerCut.class,
            Event.TrackerHealed.class,
            Event.FaultsPlanned.class,
            Event.FaultAsked.class,
            Event.GaveUp.class,
            Event.RecordTorn.class,
            Event.RanLate.class,
            Event.Interrupted.class);

    private static final Set<Class<? extends Event>> SEEN_BY_THE_LABORATORY = Set.of(
            Event.Looked.class,
            Event.Inspected.class,
            Event.Swept.class,
            Event.ControlCarried.class,
            OverlayTold.ListsLooked.class);

    private Detail() {}

    /** Those of {@code entries} that a journal of {@code level} holds, in their order. */
    public static List<Entry> held(JournalLevel level, List<Entry> entries) {
        return entries.stream().filter(entry -> holds(level, entry.event())).toList();
    }

    /** Tells whether a journal of {@code level} holds {@code event}. */
    static boolean holds(JournalLevel level, Event event) {
        return switch (level) {
            case ALL -> true;
            case PROTOCOL -> !SEEN_BY_THE_LABORATORY.contains(event.getClass());
            case FAULTS -> DONE_TO_NODES.contains(event.getClass());
        };
    }
}
