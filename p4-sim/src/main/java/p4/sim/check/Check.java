package p4.sim.check;

import p4.sim.journal.Entry;

/**
 * Judges one promise while it hears the journal of a run, entry by entry and in order.
 *
 * <p>The same check serves while a run goes on and afterwards: what it makes of a prefix of the
 * journal may be asked at any time. Knows no clock; it is as late as the last entry it heard.
 */
interface Check {

    /** Hears the next entry. */
    void hear(Entry entry);

    /** What it makes of everything heard so far, as if the run had ended there. */
    Finding finding();

    /** Tells whether the promise is broken for good, whatever comes. */
    default boolean broken() {
        return false;
    }
}
