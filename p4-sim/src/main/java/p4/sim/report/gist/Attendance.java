package p4.sim.report.gist;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** Who was up, who was registered, who crashed and who was evicted. */
public final class Attendance implements Consumer<Entry> {

    private final Set<String> up = new HashSet<>();
    private final Stairs online = new Stairs();
    private final Stairs registered = new Stairs();
    private final Marks crashes = new Marks();
    private final Marks evictions = new Marks();

    Attendance() {
        online.change(0, 0);
    }

    @Override
    public void accept(Entry entry) {
        double now = Moment.seconds(entry);
        Event event = entry.event();
        if (event instanceof Event.PeerStarted) {
            up.add(entry.who());
        } else if (event instanceof Event.PeerCrashed) {
            up.remove(entry.who());
            crashes.add(now, entry.who());
        } else if (event instanceof Event.PeerLeft) {
            up.remove(entry.who());
        } else if (event instanceof Event.LeaseEvicted evicted) {
            evictions.add(now, evicted.peer());
        } else if (event instanceof Event.Looked looked) {
            registered.change(now, looked.registered());
        }
        online.change(now, up.size());
    }

    /** How many peers were up. */
    public Stairs online() {
        return online;
    }

    /** How many peers were registered, as the laboratory saw when it looked. */
    public Stairs registered() {
        return registered;
    }

    /** Crashes, by the peer's name. */
    public Marks crashes() {
        return crashes;
    }

    /** Evictions, by the peer's name. */
    public Marks evictions() {
        return evictions;
    }
}
