package p4.sim.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckName;

/**
 * How far the laboratory itself fell behind in a run, and what that leaves unproven.
 *
 * <p>Where more than one thing in a hundred is done {@link #BOUND} too late, the run says more about
 * the machine than about the network.
 */
public final class Lateness {

    /** How late the 99th of a hundred things may be done. */
    public static final Duration BOUND = Duration.ofMillis(250);

    private Lateness() {}

    /** Puts {@code late} into words, such as {@code acts of the plan: p50 1 ms, p99 7 ms, max 9 ms}. */
    public static String words(Event.RanLate late) {
        return late.what() + ": p50 " + millis(late.median()) + ", p99 " + millis(late.p99())
                + ", max " + millis(late.max());
    }

    /** What was late most by its 99th of a hundred; empty if nothing was measured. */
    public static Optional<Event.RanLate> worst(List<Event.RanLate> measured) {
        return measured.stream().max(Comparator.comparing(Event.RanLate::p99));
    }

    /** Why the run proves nothing, in a sentence; empty if the laboratory kept up. */
    static Optional<String> doubt(List<Event.RanLate> measured) {
        return worst(measured)
                .filter(late -> late.p99().compareTo(BOUND) > 0)
                .map(late -> "the laboratory itself fell behind with " + words(late)
                        + ", expected p99 <= " + millis(BOUND));
    }

    /** Tells whether a laboratory that is late can break {@code check} while the network keeps it. */
    static boolean canBreak(CheckName check) {
        return switch (check) {
            case NO_HANDOUT_AFTER_EXPIRY,
                    NO_STALE_INDEX_ENTRY,
                    EVERYONE_REGISTERED,
                    EVERY_FILE_FETCHABLE,
                    FETCH_SUCCESS,
                    FETCH_COUNT,
                    FETCH_TIME,
                    EVICTION_LAG,
                    RECOVERY_TIME,
                    SEARCH_SUCCESS,
                    PUT_SUCCESS,
                    SEARCH_RECALL,
                    SEARCH_COMPLETENESS,
                    SEARCH_MESSAGES,
                    SEARCH_COST,
                    SEARCH_HOPS,
                    JOIN_TIME,
                    JOINER_KNOWS,
                    DEAD_NEIGHBOURS,
                    RECALL_RECOVERY -> true;
            case NO_BYTES_WITHOUT_A_VALID_TICKET,
                    NO_CORRUPT_FILE,
                    NO_FOREIGN_TICKET_ACCEPTED,
                    QUEUES_BOUNDED,
                    ANSWERS_AS_SPECIFIED,
                    INVARIANTS_HOLD,
                    EVERY_FORGERY_REFUSED_401,
                    CRASH_COUNT,
                    LIARS_NAMED,
                    FAULTS_OBSERVED,
                    NO_QUERY_HANDLED_TWICE,
                    NO_LIST_PAST_ITS_BOUND -> false;
        };
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
