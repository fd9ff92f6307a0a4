package p4.sim.report.gist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** What was to happen when: the phases, the faults that were asked for, the tracker's outages. */
public final class Timetable implements Consumer<Entry> {

    private static final int OUTAGES_MOST = 300;

    private final List<Span> phases = new ArrayList<>();
    private final List<Span> outages = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Optional<Moment> phase = Optional.empty();
    private Optional<Moment> outage = Optional.empty();
    private long faultCount;
    private long outageCount;

    @Override
    public void accept(Entry entry) {
        double now = Moment.seconds(entry);
        Event event = entry.event();
        if (event instanceof Event.PhaseBegan begun) {
            phase.ifPresent(before -> phases.add(until(now, before)));
            String name = begun.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            phase = Optional.of(new Moment(now, name));
        } else if (event instanceof Event.FaultAsked asked) {
            faultCount++;
            if (faultCount <= Marks.MOST) faults.add(Fault.of(now, asked));
        } else if (event instanceof Event.TrackerCrashed) {
            beginOutage(now, "tracker down");
        } else if (event instanceof Event.TrackerCut) {
            beginOutage(now, "tracker cut off");
        } else if (event instanceof Event.TrackerStarted || event instanceof Event.TrackerHealed) {
            outage.ifPresent(begun -> outages.add(until(now, begun)));
            outage = Optional.empty();
        }
    }

    private void beginOutage(double now, String what) {
        if (outage.isPresent()) return;
        outageCount++;
        if (outageCount <= OUTAGES_MOST) outage = Optional.of(new Moment(now, what));
    }

    /** The phases, without a gap, as if the run ended at {@code end}. */
    public List<Span> phases(double end) {
        return closed(phases, phase, end);
    }

    /** When the tracker could not be asked, as if the run ended at {@code end}; the first 300. */
    public List<Span> outages(double end) {
        return closed(outages, outage, end);
    }

    /** How often the tracker could not be asked. */
    public long outageCount() {
        return outageCount;
    }

    /** The faults that the scenario asked for; the first {@link Marks#MOST}. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** How many faults the scenario asked for. */
    public long faultCount() {
        return faultCount;
    }

    private static List<Span> closed(List<Span> spans, Optional<Moment> open, double end) {
        var all = new ArrayList<>(spans);
        open.ifPresent(begun -> all.add(until(end, begun)));
        return all;
    }

    private static Span until(double end, Moment begun) {
        return new Span(begun.at(), end, begun.what());
    }
}
