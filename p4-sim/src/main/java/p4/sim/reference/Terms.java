package p4.sim.reference;

import java.time.Duration;

/**
 * What the operator of a tracker decided, where the specification leaves it open.
 *
 * <p>{@code ticketLife} is at most 60 s. The other numbers bound what is registered and what one
 * answer may hold.
 */
public record Terms(
        Duration lease,
        Duration heartbeat,
        Duration ticketLife,
        Duration complaintLife,
        int complainersPerHolder,
        Quota quota,
        Answers answers) {

    /** How much may be registered. */
    public record Quota(int peers, int filesPerPeer, long bytesPerPeer, int filesInAll) {}

    /** How much one answer may hold, and how many characters a search may compare for it. */
    public record Answers(
            int listedMax,
            int foundMax,
            int queryCharacters,
            int holdersPerLocate,
            int copiesMax,
            long searchSteps) {}
}
