package p4.tracker.bad.two;

import p4.tracker.bad.one.Misfit;

/** The other half of a circle. */
public final class Accomplice {

    Misfit misfit() {
        return new Misfit();
    }
}
