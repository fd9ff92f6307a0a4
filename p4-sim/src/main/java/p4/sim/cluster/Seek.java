package p4.sim.cluster;

import p4.sim.scenario.Workload;

/**
 * A search that a peer's user makes in an overlay: {@code text} is a part of a path.
 *
 * <p>If it is {@code whole}, it is all of a path, and no other is meant.
 */
public record Seek(String text, boolean whole, Workload.Way way) {}
