package p4.sim.net;

/** What becomes of a packet. */
public sealed interface Verdict {

    /** It takes the time that the way takes. */
    record Pass() implements Verdict {}

    /** It takes {@code nanos} longer; what leaves later may overtake it. */
    record Delay(long nanos) implements Verdict {

        public Delay {
            refuseNegative(nanos);
        }
    }

    /** It is lost, because of {@code reason}. */
    record Drop(String reason) implements Verdict {}

    /** It takes {@code nanos} longer, and comes once more {@code againNanos} after that. */
    record Duplicate(long nanos, long againNanos) implements Verdict {

        public Duplicate {
            refuseNegative(nanos);
            refuseNegative(againNanos);
        }
    }

    /** Both of them: delays add up, and what is lost stays lost. */
    default Verdict and(Verdict other) {
        // Java 17 has no pattern switch; VerdictTest.anyTwoMakeOne keeps it complete.
        if (this instanceof Drop || other instanceof Pass) return this;
        if (other instanceof Drop || this instanceof Pass) return other;
        long nanos = nanos() + other.nanos();
        long again = Math.max(againNanos(), other.againNanos());
        return again < 0 ? new Delay(nanos) : new Duplicate(nanos, again);
    }

    /** How much longer it takes; nothing for what passes or is lost. */
    default long nanos() {
        return 0;
    }

    private long againNanos() {
        return this instanceof Duplicate twice ? twice.againNanos : -1;
    }

    private static void refuseNegative(long nanos) {
        if (nanos < 0) throw new IllegalArgumentException("nanoseconds: " + nanos);
    }
}
