package p4.sim.scenario;

import java.util.Locale;

/** The checks a scenario can ask for; each says when it is judged, its figure and its unit. */
public enum CheckName {
    NO_BYTES_WITHOUT_A_VALID_TICKET(
            When.ALWAYS, Unit.NONE, "No byte leaves a shared folder without a valid ticket."),
    NO_CORRUPT_FILE(
            When.ALWAYS, Unit.NONE, "No unverified byte is renamed into place at a requester."),
    NO_HANDOUT_AFTER_EXPIRY(
            When.ALWAYS, Unit.NONE, "No holder is handed out after its lease ended."),
    NO_FOREIGN_TICKET_ACCEPTED(
            When.ALWAYS,
            Unit.NONE,
            "No ticket for B is accepted by C, and none is accepted twice."),
    NO_STALE_INDEX_ENTRY(
            When.ALWAYS, Unit.NONE, "No index entry outlives its peer's lease by more than 1 s."),
    QUEUES_BOUNDED(When.ALWAYS, Unit.NONE, "No queue grows past its named limit."),
    ANSWERS_AS_SPECIFIED(
            When.ALWAYS,
            Unit.NONE,
            "Every answer of the tracker is one that a model of its specification allows; judged"
                    + " in virtual time whether or not it is asked for."),
    INVARIANTS_HOLD(
            When.ALWAYS,
            Unit.NONE,
            "After every event the state of the nodes is one that may be; judged in virtual time"
                    + " whether or not it is asked for."),
    EVERYONE_REGISTERED(
            When.EVENTUALLY,
            Unit.NONE,
            "Every peer that is up is registered, and nobody else; in an overlay, on the list of some"
                    + " peer."),
    EVERY_FILE_FETCHABLE(
            When.EVENTUALLY,
            Unit.NONE,
            "Every file that a peer that is up offers can be fetched by a fresh peer."),
    EVERY_FORGERY_REFUSED_401(
            When.AT_END, Unit.NONE, "Every request with a bad token or ticket got a 401."),
    FETCH_SUCCESS(When.AT_END, Unit.SHARE, "The share of honest fetches that ended well."),
    FETCH_COUNT(When.AT_END, Unit.COUNT, "How many fetches ended with every byte verified."),
    FETCH_TIME(When.AT_END, Unit.SECONDS, "From asking for a file to having it, verified."),
    EVICTION_LAG(
            When.AT_END, Unit.SECONDS, "From the end of a crashed peer's lease to its eviction."),
    CRASH_COUNT(When.AT_END, Unit.COUNT, "How many crashes were observed."),
    RECOVERY_TIME(
            When.AT_END,
            Unit.SECONDS,
            "From a tracker's return to every live peer being registered again, with its files."),
    LIARS_NAMED(
            When.AT_END, Unit.NONE, "Every holder that sent wrong bytes was named to the tracker."),
    SEARCH_SUCCESS(When.AT_END, Unit.SHARE, "The share of searches that found what is there."),
    PUT_SUCCESS(When.AT_END, Unit.SHARE, "The share of uploads that were kept by their takers."),
    FAULTS_OBSERVED(
            When.AT_END, Unit.NONE, "Every fault asked for was injected, and seen by a node."),
    NO_QUERY_HANDLED_TWICE(
            When.ALWAYS,
            Unit.NONE,
            "No peer looks at a query twice in one life, or passes it on twice as far."),
    NO_LIST_PAST_ITS_BOUND(When.ALWAYS, Unit.NONE, "No peer lists more neighbours than its limit."),
    SEARCH_RECALL(
            When.AT_END,
            Unit.SHARE,
            "The share of searches that named a live holder, of those for which there was one from"
                    + " the first to the last moment; live is who is up, awake, honest and known to"
                    + " somebody."),
    SEARCH_COMPLETENESS(
            When.AT_END,
            Unit.SHARE,
            "Of the live holders that there were when a flooding search began, the share it named;"
                    + " all such searches together."),
    SEARCH_MESSAGES(
            When.AT_END,
            Unit.COUNTS,
            "How many messages a dynamic search took anywhere: queries, answers, hearsay, and two for"
                    + " each check of hearsay."),
    SEARCH_COST(
            When.AT_END,
            Unit.SHARE,
            "The messages that a dynamic search took, as a share of those of a flooding one in the"
                    + " same run; both on average."),
    SEARCH_HOPS(
            When.AT_END,
            Unit.COUNTS,
            "How many hops the query of a search could go at most, of those that named a live"
                    + " holder."),
    JOIN_TIME(When.AT_END, Unit.SECONDS, "From a peer's start to its first neighbour."),
    JOINER_KNOWS(
            When.AT_END,
            Unit.COUNT,
            "How many live neighbours a peer that started after the set-up had before its fourth"
                    + " exchange of lists, of the one that had fewest."),
    DEAD_NEIGHBOURS(
            When.AT_END,
            Unit.SHARE,
            "Of the entries on the lists of peers that are up, the share that named one that is not,"
                    + " when the laboratory looked last."),
    RECALL_RECOVERY(
            When.AT_END,
            Unit.SECONDS,
            "From a crash of some peers to the first search from which on 99 % of those for which there"
                    + " was a live holder named one.");

    private final When when;
    private final Unit unit;
    private final String promise;

    CheckName(When when, Unit unit, String promise) {
        this.when = when;
        this.unit = unit;
        this.promise = promise;
    }

    /** How a scenario writes it: lower case, with dashes. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The section of {@code checks:} it belongs in. */
    public When when() {
        return when;
    }

    /** The unit of its figure; a check with {@link Unit#NONE} takes no bound. */
    public Unit unit() {
        return unit;
    }

    /** What it promises, in one sentence. */
    public String promise() {
        return promise;
    }

    /** Tells whether it can be judged of peers that speak {@code protocol}. */
    public boolean suits(Protocol protocol) {
        return switch (scope()) {
            case ANY -> true;
            case TRACKED -> protocol.hasTracker();
            case OVERLAY -> protocol == Protocol.OVERLAY;
        };
    }

    /** Of which protocols it can be judged. */
    public Scope scope() {
        return switch (this) {
            case NO_CORRUPT_FILE,
                    QUEUES_BOUNDED,
                    EVERYONE_REGISTERED,
                    FETCH_SUCCESS,
                    FETCH_COUNT,
                    FETCH_TIME,
                    CRASH_COUNT,
                    FAULTS_OBSERVED -> Scope.ANY;
            case NO_BYTES_WITHOUT_A_VALID_TICKET,
                    NO_HANDOUT_AFTER_EXPIRY,
                    NO_FOREIGN_TICKET_ACCEPTED,
                    NO_STALE_INDEX_ENTRY,
                    ANSWERS_AS_SPECIFIED,
                    INVARIANTS_HOLD,
                    EVERY_FILE_FETCHABLE,
                    EVERY_FORGERY_REFUSED_401,
                    EVICTION_LAG,
                    RECOVERY_TIME,
                    LIARS_NAMED,
                    SEARCH_SUCCESS,
                    PUT_SUCCESS -> Scope.TRACKED;
            case NO_QUERY_HANDLED_TWICE,
                    NO_LIST_PAST_ITS_BOUND,
                    SEARCH_RECALL,
                    SEARCH_COMPLETENESS,
                    SEARCH_MESSAGES,
                    SEARCH_COST,
                    SEARCH_HOPS,
                    JOIN_TIME,
                    JOINER_KNOWS,
                    DEAD_NEIGHBOURS,
                    RECALL_RECOVERY -> Scope.OVERLAY;
        };
    }

    /** Of which protocols a check can be judged. */
    public enum Scope {
        ANY("any"),
        TRACKED("any with a tracker"),
        OVERLAY("overlay");

        private final String words;

        Scope(String words) {
            this.words = words;
        }

        /** The protocols, in words. */
        public String words() {
            return words;
        }
    }

    /** When a check is judged. */
    public enum When {
        ALWAYS,
        EVENTUALLY,
        AT_END
    }

    /** The unit of a check's figure. */
    public enum Unit {
        NONE,
        SHARE,
        COUNT,
        /** A count of many things, of which a statistic is held to a bound. */
        COUNTS,
        SECONDS
    }
}
