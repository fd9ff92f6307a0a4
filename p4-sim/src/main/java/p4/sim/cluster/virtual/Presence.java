package p4.sim.cluster.virtual;

/** Whether a node runs, as those see it who send it something. */
interface Presence {

    /** Tells whether anybody listens there. */
    boolean isUp();

    /** Has it take something that arrived: now, or when it thaws. */
    void runOrHold(Runnable arrival);
}
