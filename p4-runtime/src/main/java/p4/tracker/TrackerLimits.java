package p4.tracker;

import java.time.Duration;

/**
 * Every bound of a tracker, by name; what is over one is refused, never queued.
 *
 * <p>Source: threats 1, 3, 9, 14 and 18.
 */
public record TrackerLimits(Quota quota, Answer answer, Pace pace, Guard guard) {

    private static final long TIB = 1L << 40;

    /**
     * How much may be registered.
     *
     * @param peers leases at one time; one more is refused with 429
     * @param filesPerPeer files one peer may offer; more are refused with 413
     * @param bytesPerPeer bytes one peer may offer, as it states them
     * @param filesInAll files all peers may offer together, one counted once for each holder
     */
    public record Quota(int peers, int filesPerPeer, long bytesPerPeer, int filesInAll) {

        public Quota {
            positive("peers", peers);
            positive("filesPerPeer", filesPerPeer);
            positive("bytesPerPeer", bytesPerPeer);
            positive("filesInAll", filesInAll);
        }
    }

    /**
     * How much one answer may hold; who asks for more gets this much.
     *
     * @param listedMax files in one page of a listing
     * @param foundMax files in one answer to a search
     * @param queryCharacters length of a search's query; a longer one is refused with 400
     * @param searchSteps characters one search may compare before its answer is cut short
     * @param holdersConsidered holders of a file that a locate looks at; of more, a random choice
     * @param holdersPerLocate holders, and so tickets, in one answer to a locate
     * @param copiesMax takers in one answer to a place
     */
    public record Answer(
            int listedMax,
            int foundMax,
            int queryCharacters,
            long searchSteps,
            int holdersConsidered,
            int holdersPerLocate,
            int copiesMax) {

        public Answer {
            positive("listedMax", listedMax);
            positive("foundMax", foundMax);
            positive("queryCharacters", queryCharacters);
            positive("searchSteps", searchSteps);
            positive("holdersConsidered", holdersConsidered);
            positive("holdersPerLocate", holdersPerLocate);
            positive("copiesMax", copiesMax);
        }
    }

    /**
     * How often requests may come; one too many is refused with 429 and when to come again.
     *
     * <p>Heartbeats and disconnects are free: a busy peer must not lose its lease for being busy.
     *
     * @param requestsPerPeer requests of one lease, those below left out
     * @param offersPerPeer offers of one lease, whole or as a change; each costs what it holds
     * @param searchesPerPeer searches and pages of listings of one lease
     * @param verifiesPerPeer verifications one holder may ask for; strangers cause them, not it
     * @param announcesPerHost announces from one address
     * @param strangersPerHost requests with a token of no live lease, from one address
     */
    public record Pace(
            Rate requestsPerPeer,
            Rate offersPerPeer,
            Rate searchesPerPeer,
            Rate verifiesPerPeer,
            Rate announcesPerHost,
            Rate strangersPerHost) {}

    /**
     * What is remembered against abuse, and for how long.
     *
     * @param guessesPerHost wrong credentials from one address before it is locked out
     * @param lockOut how long it then stays out, counted from its last guess
     * @param hostsRemembered addresses remembered at one time, for guesses and for rates
     * @param complainersPerHolder complainers remembered of one holder
     * @param complaintLife how long a complaint demotes
     * @param spentTickets spent tickets remembered until they expire; while as many are unexpired,
     *     verifying is refused with 429
     * @param challengesPerMinute how often in a minute a holder is asked to show that it has the
     *     bytes it offers; beyond it holders are believed, with 0 always
     */
    public record Guard(
            int guessesPerHost,
            Duration lockOut,
            int hostsRemembered,
            int complainersPerHolder,
            Duration complaintLife,
            int spentTickets,
            int challengesPerMinute) {

        public Guard {
            positive("guessesPerHost", guessesPerHost);
            positive("lockOut", lockOut.toMillis());
            positive("hostsRemembered", hostsRemembered);
            positive("complainersPerHolder", complainersPerHolder);
            positive("complaintLife", complaintLife.toMillis());
            positive("spentTickets", spentTickets);
            if (challengesPerMinute < 0) {
                throw new IllegalArgumentException(
                        "challengesPerMinute must be 0 or more: " + challengesPerMinute);
            }
        }
    }

    /** Limits for a network whose peers have an address each. */
    public static TrackerLimits standard() {
        return new TrackerLimits(
                new Quota(10_000, 50_000, 64 * TIB, 500_000),
                new Answer(5_000, 1_000, 256, 50_000_000L, 64, 8, 16),
                new Pace(
                        new Rate(50, 200),
                        new Rate(2, 20),
                        new Rate(5, 50),
                        new Rate(500, 2_000),
                        new Rate(10, 100),
                        new Rate(50, 500)),
                new Guard(
                        10,
                        Duration.ofMinutes(1),
                        10_000,
                        32,
                        Duration.ofMinutes(5),
                        1_000_000,
                        120));
    }

    /**
     * Limits for a network on one machine, where all peers, good and bad, share one address.
     *
     * <p>What counts by address or paces peers is out of the way, and the quotas have room for the
     * largest runs.
     */
    public static TrackerLimits laboratory() {
        var crowd = new Rate(1_000_000, 1_000_000);
        TrackerLimits standard = standard();
        Guard guard = standard.guard();
        return standard.with(new Quota(200_000, 50_000, 64 * TIB, 5_000_000))
                .with(new Pace(crowd, crowd, crowd, crowd, crowd, crowd))
                .with(new Guard(
                        Integer.MAX_VALUE,
                        guard.lockOut(),
                        guard.hostsRemembered(),
                        guard.complainersPerHolder(),
                        guard.complaintLife(),
                        guard.spentTickets(),
                        guard.challengesPerMinute()));
    }

    /** These limits with another quota. */
    public TrackerLimits with(Quota other) {
        return new TrackerLimits(other, answer, pace, guard);
    }

    /** These limits with other bounds on answers. */
    public TrackerLimits with(Answer other) {
        return new TrackerLimits(quota, other, pace, guard);
    }

    /** These limits at another pace. */
    public TrackerLimits with(Pace other) {
        return new TrackerLimits(quota, answer, other, guard);
    }

    /** These limits with another guard. */
    public TrackerLimits with(Guard other) {
        return new TrackerLimits(quota, answer, pace, other);
    }

    private static void positive(String name, long value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be 1 or more: " + value);
    }
}
