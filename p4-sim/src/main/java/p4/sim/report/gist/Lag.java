package p4.sim.report.gist;

/**
 * From the crash of a peer to its eviction; to the end of the run if it was never evicted.
 *
 * <p>{@code crash} is in seconds since the run began.
 */
public record Lag(String peer, double crash, double seconds, boolean evicted) {}
