package p4.sim.compare;

/** How a run stands to the base in one row. */
enum Trend {
    /** It is the base. */
    BASE,
    /** There is no telling it from the base. */
    SAME,
    /** It differs, in the direction in which it should go. */
    BETTER,
    /** It differs, in the direction in which it should not go. */
    WORSE,
    /** It differs, and neither way is a merit. */
    OTHER,
    /** The base has nothing of the kind, or this run has not. */
    ABSENT
}
