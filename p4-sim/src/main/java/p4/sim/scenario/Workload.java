package p4.sim.scenario;

import java.time.Duration;
import java.util.Optional;

/** What the users of a group do while the scenario runs; {@code by} is a group's name. */
public sealed interface Workload {

    /** The group that does it. */
    String by();

    /** How often, all peers of the group together. */
    Arrival arrival();

    /**
     * Peers of the group fetch files that others offer.
     *
     * <p>{@code zipf} is the exponent of the files' popularity, 0 for even. With {@code atMostOnce}
     * no peer asks twice for a file it has. {@code proof} is what the fetch shows.
     */
    record Fetch(String by, Arrival arrival, double zipf, boolean atMostOnce, Proof proof)
            implements Workload {}

    /** Peers of the group upload one of their own files to {@code copies} others. */
    record Put(String by, Arrival arrival, int copies) implements Workload {}

    /**
     * Peers of the group search for files that others offer, which must then be found.
     *
     * <p>{@code zipf} is the exponent of the files' popularity, 0 for even. In an overlay a search goes
     * one {@code way}; a tracker is just asked.
     */
    record Search(String by, Arrival arrival, Target target, double zipf, Optional<Way> way)
            implements Workload {

        /** One for patterns, for one file as often as for another, at a tracker. */
        public Search(String by, Arrival arrival) {
            this(by, arrival, Target.PATTERN, 0, Optional.empty());
        }
    }

    /** What a search is for. */
    enum Target {
        /** A part of a file's name in either case, or a glob. */
        PATTERN,
        /** A part of a file's name in either case. */
        PART,
        /** The whole path of a file. */
        PATH
    }

    /** Which way a search takes through an overlay. */
    enum Way {
        /** Asks more peers only while too few hold what is searched. */
        DYNAMIC,
        /** Asks everybody within reach at once. */
        FLOODING
    }

    /**
     * How events arrive: {@code perSecond} on average, as a Poisson process or evenly spaced.
     *
     * <p>With a {@code wave} more often at some times than at others.
     */
    record Arrival(double perSecond, boolean poisson, Optional<Wave> wave) {

        /** As often at any time. */
        public Arrival(double perSecond, boolean poisson) {
            this(perSecond, poisson, Optional.empty());
        }

        /** When the next one comes that follows one at {@code now}, {@code wait} later on average. */
        public Duration after(Duration now, Duration wait) {
            return wave.map(rate -> rate.after(now, wait)).orElse(now.plus(wait));
        }
    }

    /** What a fetch shows to the tracker (token) and to the holder (ticket). */
    record Proof(Credential token, Credential ticket) {

        /** Everything as it should be. */
        public static final Proof VALID = new Proof(Credential.VALID, Credential.VALID);

        /** Tells whether the fetch must be refused. */
        public boolean mustBeRefused() {
            return token != Credential.VALID || ticket != Credential.VALID;
        }

        /** The one that is wrong, if one is. */
        public Optional<Credential> wrong() {
            if (token != Credential.VALID) return Optional.of(token);
            return ticket != Credential.VALID ? Optional.of(ticket) : Optional.empty();
        }
    }

    /** A token or ticket, good or bad on purpose. */
    enum Credential {
        /** One's own, in time. */
        VALID,
        /** Made up, of the right shape. */
        FORGED,
        /** One's own, after its time. */
        EXPIRED,
        /** Somebody else's. */
        STOLEN,
        /** A good one, used before. */
        REPLAYED,
        /** None. */
        MISSING
    }
}
