package p4.sim.scenario;

/** Some of the nodes of a run. */
public sealed interface Side {

    /** The tracker alone. */
    record Tracker() implements Side {}

    /** All peers of the group called {@code name}. */
    record Group(String name) implements Side {}

    /** All nodes in the region called {@code name}, the tracker if it is there. */
    record Region(String name) implements Side {}

    /** So many peers of a group, drawn. */
    record Some(Fault.Who who) implements Side {}
}
