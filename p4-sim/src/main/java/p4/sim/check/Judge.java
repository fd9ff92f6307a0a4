package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckPlan;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Scenario;

/** Judges a run by its journal: a verdict for every check the scenario asks for, in its order. */
public final class Judge {

    private Judge() {}

    /** Judges {@code journal}; pure. */
    public static List<Verdict> judge(Scenario scenario, List<Entry> journal) {
        var evidence = new Evidence(scenario, journal);
        CheckPlan plan = scenario.checks();
        var verdicts = new ArrayList<Verdict>();
        for (List<CheckSpec> checks : List.of(plan.always(), plan.eventually(), plan.atEnd())) {
            checks.forEach(check -> verdicts.add(judge(evidence, check)));
        }
        return verdicts;
    }

    /**
     * What {@code verdicts} and the journal together say of a run.
     *
     * <p>One broken promise breaks the run. Otherwise it is unknown if a verdict is, if there are
     * none, or if the laboratory gave up waiting for something: a time-out never reads as a pass.
     */
    public static Verdict.Result overall(List<Verdict> verdicts, List<Entry> journal) {
        if (has(verdicts, Verdict.Result.FAILED)) return Verdict.Result.FAILED;
        boolean gaveUp = journal.stream().anyMatch(entry -> entry.event() instanceof Event.GaveUp);
        return gaveUp || verdicts.isEmpty() || has(verdicts, Verdict.Result.UNKNOWN)
                ? Verdict.Result.UNKNOWN
                : Verdict.Result.PASSED;
    }

    private static boolean has(List<Verdict> verdicts, Verdict.Result result) {
        return verdicts.stream().anyMatch(verdict -> verdict.result() == result);
    }

    private static Verdict judge(Evidence evidence, CheckSpec spec) {
        Finding.Outcome outcome = check(spec.name()).judge(evidence, spec);
        return new Verdict(spec, outcome.result(), outcome.figure(), outcome.why(), outcome.turn());
    }

    private static Check check(CheckName name) {
        return switch (name) {
            case NO_BYTES_WITHOUT_A_VALID_TICKET -> TicketChecks::noBytesWithoutATicket;
            case NO_FOREIGN_TICKET_ACCEPTED -> TicketChecks::noForeignTicket;
            case NO_HANDOUT_AFTER_EXPIRY -> TicketChecks::noHandoutAfterExpiry;
            case NO_STALE_INDEX_ENTRY -> LeaseChecks::noStaleIndexEntry;
            case EVERYONE_REGISTERED -> LeaseChecks::everyoneRegistered;
            case EVICTION_LAG -> LeaseChecks::evictionLag;
            case CRASH_COUNT -> LeaseChecks::crashCount;
            case RECOVERY_TIME -> LeaseChecks::recoveryTime;
            case NO_CORRUPT_FILE -> FetchChecks::noCorruptFile;
            case EVERY_FORGERY_REFUSED_401 -> FetchChecks::everyForgeryRefused;
            case FETCH_SUCCESS -> FetchChecks::success;
            case FETCH_COUNT -> FetchChecks::count;
            case FETCH_TIME -> FetchChecks::time;
            case EVERY_FILE_FETCHABLE -> FetchChecks::everyFileFetchable;
            case LIARS_NAMED -> FetchChecks::liarsNamed;
            case SEARCH_SUCCESS -> FetchChecks::searches;
            case PUT_SUCCESS -> FetchChecks::puts;
            case FAULTS_OBSERVED -> FaultChecks::faultsObserved;
            case QUEUES_BOUNDED -> FaultChecks::queuesBounded;
        };
    }
}
