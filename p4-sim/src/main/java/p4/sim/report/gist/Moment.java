package p4.sim.report.gist;

import p4.sim.journal.Entry;

/** Something at one moment, in seconds since the run began; {@code what} is a name or a few words. */
public record Moment(double at, String what) {

    /** When {@code entry} was written. */
    static double seconds(Entry entry) {
        return entry.at().toNanos() / 1e9;
    }
}
