package p4.sim.scenario;

/** How many bits a second a node can send and receive; 1 or more. */
public record LinkSpeed(long upBits, long downBits) {

    public LinkSpeed {
        if (upBits < 1 || downBits < 1) {
            throw new IllegalArgumentException("speed: " + upBits + " up, " + downBits + " down");
        }
    }

    /** A speed, and the share of nodes that have it, more than 0 to 1. */
    public record Tier(double share, LinkSpeed speed) {}
}
