package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckName;

/** What went wrong with the laboratory itself, so that some checks that fail accuse nobody. */
final class Excuses implements Consumer<Entry> {

    private final List<Event.RanLate> late = new ArrayList<>();
    private boolean torn;

    @Override
    public void accept(Entry entry) {
        if (entry.event() instanceof Event.RanLate ran) late.add(ran);
        if (entry.event() instanceof Event.RecordTorn) torn = true;
    }

    /** Makes of each of {@code verdicts} that proves nothing an unknown one. */
    List<Verdict> applyTo(List<Verdict> verdicts) {
        boolean wasLate = Lateness.doubt(late).isPresent();
        return verdicts.stream()
                .map(verdict -> excuse(verdict.check().name(), wasLate)
                        .filter(why -> verdict.result() == Verdict.Result.FAILED)
                        .map(why -> unknown(verdict, why))
                        .orElse(verdict))
                .toList();
    }

    private Optional<String> excuse(CheckName check, boolean wasLate) {
        if (wasLate && Lateness.canBreak(check))
            return Optional.of("the laboratory itself was late");
        if (torn && restsOnOrder(check)) return Optional.of("the record itself is torn");
        return Optional.empty();
    }

    private static Verdict unknown(Verdict failed, String why) {
        return new Verdict(
                failed.check(),
                Verdict.Result.UNKNOWN,
                failed.figure(),
                failed.why() + "; " + why + ", so this proves nothing",
                failed.turn(),
                failed.measured());
    }

    /** Tells whether {@code check} holds events against each other, not one alone against a bound. */
    private static boolean restsOnOrder(CheckName check) {
        return switch (check) {
            case NO_BYTES_WITHOUT_A_VALID_TICKET,
                    NO_CORRUPT_FILE,
                    NO_FOREIGN_TICKET_ACCEPTED,
                    NO_HANDOUT_AFTER_EXPIRY,
                    NO_STALE_INDEX_ENTRY,
                    EVERYONE_REGISTERED,
                    EVERY_FILE_FETCHABLE,
                    EVERY_FORGERY_REFUSED_401,
                    FETCH_SUCCESS,
                    FETCH_COUNT,
                    FETCH_TIME,
                    EVICTION_LAG,
                    RECOVERY_TIME,
                    SEARCH_SUCCESS,
                    PUT_SUCCESS,
                    LIARS_NAMED,
                    FAULTS_OBSERVED,
                    NO_QUERY_HANDLED_TWICE,
                    SEARCH_RECALL,
                    SEARCH_COMPLETENESS,
                    SEARCH_MESSAGES,
                    SEARCH_COST,
                    SEARCH_HOPS,
                    JOIN_TIME,
                    JOINER_KNOWS,
                    RECALL_RECOVERY -> true;
            case QUEUES_BOUNDED,
                    ANSWERS_AS_SPECIFIED,
                    INVARIANTS_HOLD,
                    CRASH_COUNT,
                    NO_LIST_PAST_ITS_BOUND,
                    DEAD_NEIGHBOURS -> false;
        };
    }
}
