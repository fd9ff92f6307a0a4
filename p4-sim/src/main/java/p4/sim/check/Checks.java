package p4.sim.check;

import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Scenario;

/** Knows which class judges which check. */
final class Checks {

    private Checks() {}

    /** A check of {@code spec} that has heard nothing yet. */
    static Check begin(Scenario scenario, CheckSpec spec) {
        return switch (spec.name()) {
            case NO_BYTES_WITHOUT_A_VALID_TICKET -> new NoBytesWithoutATicket();
            case NO_CORRUPT_FILE -> new NoCorruptFile(scenario.protocol().hasTracker());
            case NO_HANDOUT_AFTER_EXPIRY -> new NoHandoutAfterExpiry();
            case NO_FOREIGN_TICKET_ACCEPTED -> new NoForeignTicket();
            case NO_STALE_INDEX_ENTRY -> new NoStaleIndexEntry();
            case QUEUES_BOUNDED -> new QueuesBounded();
            case ANSWERS_AS_SPECIFIED -> new AnswersAsSpecified();
            case INVARIANTS_HOLD -> new InvariantsHold();
            case EVERYONE_REGISTERED -> new EveryoneRegistered(scenario.checks().within());
            case EVERY_FILE_FETCHABLE -> new EveryFileFetchable();
            case EVERY_FORGERY_REFUSED_401 -> new EveryForgeryRefused();
            case FETCH_SUCCESS -> new FetchSuccess(spec);
            case FETCH_COUNT -> new FetchCount(spec);
            case FETCH_TIME -> new FetchTime(spec);
            case EVICTION_LAG -> new EvictionLag(spec, scenario.tracker().lease());
            case CRASH_COUNT -> new CrashCount(spec);
            case RECOVERY_TIME -> new RecoveryTime(spec);
            case LIARS_NAMED -> new LiarsNamed();
            case SEARCH_SUCCESS -> new SearchSuccess(spec);
            case PUT_SUCCESS -> new PutSuccess(spec);
            case FAULTS_OBSERVED -> new FaultsObserved();
            case NO_QUERY_HANDLED_TWICE -> new NoQueryHandledTwice();
            case NO_LIST_PAST_ITS_BOUND -> new NoListPastItsBound();
            case SEARCH_RECALL -> new SearchRecall(spec);
            case SEARCH_COMPLETENESS -> new SearchCompleteness(spec);
            case SEARCH_MESSAGES -> new SearchMessages(spec);
            case SEARCH_COST -> new SearchCost(spec);
            case SEARCH_HOPS -> new SearchHops(spec);
            case JOIN_TIME -> new JoinTime(spec);
            case JOINER_KNOWS -> new JoinerKnows(spec);
            case DEAD_NEIGHBOURS -> new DeadNeighbours(spec);
            case RECALL_RECOVERY -> new RecallRecovery(spec);
        };
    }
}
