package p4.sim.net;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How packets fare on the way between two nodes as long as nothing is wrong.
 *
 * <p>{@code loss}, {@code duplication} and {@code reordering} are the shares, 0 to 1, of
 * packets that are lost, come twice, or are held up for {@code heldNanos}.
 */
public record Link(
        Latency latency,
        Jitter jitter,
        double loss,
        double duplication,
        double reordering,
        long heldNanos) {

    public Link {
        refuseNoShare("loss", loss);
        refuseNoShare("duplication", duplication);
        refuseNoShare("reordering", reordering);
    }

    /** A link of {@code latency} that is perfect otherwise. */
    public static Link of(Latency latency) {
        return new Link(latency, Jitter.NONE, 0, 0, 0, 0);
    }

    /** A link that takes as long for all packets, and loses none. */
    public static Link of(Duration latency) {
        return of(Latency.of(latency));
    }

    /** Tells whether every packet takes the latency, no more and no less. */
    boolean isPerfect() {
        return jitter == Jitter.NONE && loss == 0 && duplication == 0 && reordering == 0;
    }

    /** Draws what becomes of {@code packet}, on a way whose round trip takes {@code tripNanos}. */
    Verdict judge(Packet packet, long tripNanos, RandomGenerator chance) {
        Verdict verdict = jitter == Jitter.NONE
                ? new Verdict.Pass()
                : new Verdict.Delay(jitter.nanos(chance.nextDouble()));
        if (loss > 0) verdict = verdict.and(lose(packet, tripNanos, chance.nextDouble()));
        if (reordering > 0 && chance.nextDouble() < reordering) {
            verdict = verdict.and(new Verdict.Delay(heldNanos));
        }
        boolean twice = duplication > 0 && chance.nextDouble() < duplication;
        // A connection throws away what comes twice. Source: RFC 9293 §3.10.7.4.
        boolean noticed = twice && packet.kind() == Packet.Kind.DATAGRAM;
        return noticed ? verdict.and(new Verdict.Duplicate(0, heldNanos)) : verdict;
    }

    private Verdict lose(Packet packet, long tripNanos, double share) {
        return switch (packet.kind()) {
            case DATAGRAM -> share < loss ? new Verdict.Drop("loss") : new Verdict.Pass();
            case SEGMENT -> Retransmission.ofLost(packet.bytes(), loss, tripNanos, share);
        };
    }

    private static void refuseNoShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException(what + ": " + share);
    }
}
