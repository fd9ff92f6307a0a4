package p4.sim.report.gist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.report.chart.RoundTime;

/** A run, stretch by stretch: second by second if it is short. */
public final class Series implements Consumer<Entry> {

    private static final int CRASHES = 0;
    private static final int EVICTIONS = 1;
    private static final int FAULTS = 2;
    private static final int OK = 3;
    private static final int FAILED = 4;
    private static final int REFUSED = 5;
    private static final int UNAVAILABLE = 6;
    private static final int BYTES = 7;
    private static final int COUNTS = 8;

    private static final int ONLINE = 0;
    private static final int REGISTERED = 1;
    private static final int LEVELS = 2;

    private final Cells cells = new Cells(COUNTS, LEVELS);
    private final Attendance attendance;

    /** Follows {@code attendance}, which hears every entry first. */
    Series(Attendance attendance) {
        this.attendance = attendance;
    }

    @Override
    public void accept(Entry entry) {
        cells.reach(entry.at().toSeconds());
        cells.level(ONLINE, attendance.online().value());
        cells.level(REGISTERED, attendance.registered().value());
        Event event = entry.event();
        if (event instanceof Event.PeerCrashed) cells.count(CRASHES, 1);
        if (event instanceof Event.LeaseEvicted) cells.count(EVICTIONS, 1);
        if (event instanceof Event.FaultAsked) cells.count(FAULTS, 1);
        if (event instanceof Event.FetchEnded ended) count(ended);
    }

    private void count(Event.FetchEnded ended) {
        switch (ended.outcome()) {
            case OK -> {
                cells.count(OK, 1);
                cells.count(BYTES, ended.bytes());
            }
            case REFUSED -> cells.count(REFUSED, 1);
            case NOT_FOUND, FAILED -> cells.count(FAILED, 1);
            case UNAVAILABLE -> cells.count(UNAVAILABLE, 1);
            case ABANDONED -> {}
        }
    }

    /**
     * The run in stretches of a round length, the shortest of which there are at most {@code most}.
     *
     * <p>They are a second long if that does. The last one may go on after the run's end.
     */
    public List<Stretch> stretches(int most) {
        int width = RoundTime.step((double) cells.size() * cells.width() / most);
        int each = Math.max(1, width / cells.width());
        var stretches = new ArrayList<Stretch>();
        for (int from = 0; from < Math.max(cells.size(), 1); from += each) {
            stretches.add(stretch(from, from + each));
        }
        return List.copyOf(stretches);
    }

    /** All of the run as one stretch. */
    Stretch whole() {
        return stretch(0, Math.max(cells.size(), 1));
    }

    private Stretch stretch(int from, int end) {
        if (cells.size() == 0) cells.reach(0);
        int to = Math.min(end, cells.size());
        return new Stretch(
                (long) from * cells.width(),
                (end - from) * cells.width(),
                cells.last(ONLINE, to - 1),
                cells.low(ONLINE, from, to),
                cells.high(ONLINE, from, to),
                cells.last(REGISTERED, to - 1),
                cells.sum(CRASHES, from, to),
                cells.sum(EVICTIONS, from, to),
                cells.sum(FAULTS, from, to),
                cells.sum(OK, from, to),
                cells.sum(FAILED, from, to),
                cells.sum(REFUSED, from, to),
                cells.sum(UNAVAILABLE, from, to),
                cells.sum(BYTES, from, to));
    }
}
