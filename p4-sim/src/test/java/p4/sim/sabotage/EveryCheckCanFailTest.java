package p4.sim.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.sim.scenario.CheckName.ANSWERS_AS_SPECIFIED;
import static p4.sim.scenario.CheckName.CRASH_COUNT;
import static p4.sim.scenario.CheckName.DEAD_NEIGHBOURS;
import static p4.sim.scenario.CheckName.EVERYONE_REGISTERED;
import static p4.sim.scenario.CheckName.EVERY_FILE_FETCHABLE;
import static p4.sim.scenario.CheckName.EVERY_FORGERY_REFUSED_401;
import static p4.sim.scenario.CheckName.EVICTION_LAG;
import static p4.sim.scenario.CheckName.FAULTS_OBSERVED;
import static p4.sim.scenario.CheckName.FETCH_COUNT;
import static p4.sim.scenario.CheckName.FETCH_SUCCESS;
import static p4.sim.scenario.CheckName.FETCH_TIME;
import static p4.sim.scenario.CheckName.INVARIANTS_HOLD;
import static p4.sim.scenario.CheckName.JOINER_KNOWS;
import static p4.sim.scenario.CheckName.JOIN_TIME;
import static p4.sim.scenario.CheckName.LIARS_NAMED;
import static p4.sim.scenario.CheckName.NO_BYTES_WITHOUT_A_VALID_TICKET;
import static p4.sim.scenario.CheckName.NO_CORRUPT_FILE;
import static p4.sim.scenario.CheckName.NO_FOREIGN_TICKET_ACCEPTED;
import static p4.sim.scenario.CheckName.NO_HANDOUT_AFTER_EXPIRY;
import static p4.sim.scenario.CheckName.NO_LIST_PAST_ITS_BOUND;
import static p4.sim.scenario.CheckName.NO_QUERY_HANDLED_TWICE;
import static p4.sim.scenario.CheckName.NO_STALE_INDEX_ENTRY;
import static p4.sim.scenario.CheckName.PUT_SUCCESS;
import static p4.sim.scenario.CheckName.QUEUES_BOUNDED;
import static p4.sim.scenario.CheckName.RECALL_RECOVERY;
import static p4.sim.scenario.CheckName.RECOVERY_TIME;
import static p4.sim.scenario.CheckName.SEARCH_COMPLETENESS;
import static p4.sim.scenario.CheckName.SEARCH_COST;
import static p4.sim.scenario.CheckName.SEARCH_HOPS;
import static p4.sim.scenario.CheckName.SEARCH_MESSAGES;
import static p4.sim.scenario.CheckName.SEARCH_RECALL;
import static p4.sim.scenario.CheckName.SEARCH_SUCCESS;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.check.Verdict;
import p4.sim.scenario.CheckName;

/** Every check fails in a real run of a network with the mistake that it is there for. */
class EveryCheckCanFailTest {

    private static final List<Sabotage> TABLE = List.of(
            Sabotage.of(
                            NO_BYTES_WITHOUT_A_VALID_TICKET,
                            PeerMutant.GATE_STANDS_OPEN,
                            Stage.FORGERIES)
                    .besides(NO_FOREIGN_TICKET_ACCEPTED, EVERY_FORGERY_REFUSED_401),
            Sabotage.of(NO_CORRUPT_FILE, PeerMutant.KEEPS_WITHOUT_VERIFYING, Stage.POISON)
                    .besides(LIARS_NAMED, FETCH_SUCCESS, EVERY_FILE_FETCHABLE),
            Sabotage.of(
                            NO_HANDOUT_AFTER_EXPIRY,
                            TrackerMutant.FORGIVES_DEAD_LEASES,
                            Stage.DEPARTURES)
                    .besides(EVICTION_LAG),
            Sabotage.of(
                            NO_FOREIGN_TICKET_ACCEPTED,
                            TrackerMutant.NEVER_SPENDS_A_TICKET,
                            Stage.FORGERIES)
                    .besides(NO_BYTES_WITHOUT_A_VALID_TICKET, EVERY_FORGERY_REFUSED_401),
            Sabotage.of(NO_STALE_INDEX_ENTRY, TrackerMutant.FORGETS_THE_INDEX, Stage.DEPARTURES),
            Sabotage.of(NO_STALE_INDEX_ENTRY, TrackerMutant.NEVER_EVICTS, Stage.DEPARTURES)
                    .besides(NO_HANDOUT_AFTER_EXPIRY, EVERYONE_REGISTERED, EVICTION_LAG),
            Sabotage.of(QUEUES_BOUNDED, TrackerMutant.NO_QUOTA, Stage.CROWD),
            Sabotage.of(ANSWERS_AS_SPECIFIED, TrackerMutant.HEARS_NO_COMPLAINTS, Stage.POISON),
            Sabotage.of(INVARIANTS_HOLD, TrackerMutant.FORGETS_THE_INDEX, Stage.DEPARTURES)
                    .besides(NO_STALE_INDEX_ENTRY),
            Sabotage.of(EVERYONE_REGISTERED, PeerMutant.NEVER_RENEWS, Stage.DEPARTURES),
            Sabotage.of(EVERY_FILE_FETCHABLE, TrackerMutant.LOSES_SOME_FILES, Stage.DEPARTURES)
                    .besides(FETCH_SUCCESS, SEARCH_SUCCESS),
            Sabotage.of(
                    EVERY_FORGERY_REFUSED_401,
                    TrackerMutant.SAYS_404_TO_STRANGERS,
                    Stage.FORGERIES),
            Sabotage.of(
                            EVERY_FORGERY_REFUSED_401,
                            TrackerMutant.ANY_TICKET_WILL_DO,
                            Stage.FORGERIES)
                    .besides(NO_BYTES_WITHOUT_A_VALID_TICKET, NO_FOREIGN_TICKET_ACCEPTED),
            Sabotage.of(FETCH_SUCCESS, PeerMutant.DROPS_SOME_FETCHES, Stage.DEPARTURES),
            Sabotage.of(FETCH_COUNT, LaboratoryMutant.USERS_TIRE, Stage.DEPARTURES),
            Sabotage.of(FETCH_TIME, PeerMutant.WRITES_SLOWLY, Stage.DEPARTURES),
            Sabotage.of(EVICTION_LAG, TrackerMutant.LEASES_IN_THE_WRONG_UNIT, Stage.DEPARTURES),
            Sabotage.of(CRASH_COUNT, LaboratoryMutant.SWALLOWS_CRASHES, Stage.DEPARTURES),
            Sabotage.of(RECOVERY_TIME, PeerMutant.RETURNS_LATE, Stage.RETURN),
            Sabotage.of(RECOVERY_TIME, PeerMutant.NEVER_RETURNS, Stage.RETURN)
                    .besides(EVERYONE_REGISTERED),
            Sabotage.of(LIARS_NAMED, PeerMutant.NEVER_COMPLAINS, Stage.POISON),
            Sabotage.of(SEARCH_SUCCESS, TrackerMutant.SEARCH_DROPS_THE_LAST, Stage.DEPARTURES),
            Sabotage.of(PUT_SUCCESS, PeerMutant.SAYS_IT_KEPT, Stage.DEPARTURES),
            Sabotage.of(SEARCH_RECALL, OverlayMutant.HIDES_SOME_FILES, Stage.OVERLAY)
                    .besides(
                            RECALL_RECOVERY,
                            SEARCH_COMPLETENESS,
                            SEARCH_HOPS,
                            SEARCH_MESSAGES,
                            SEARCH_COST),
            Sabotage.of(RECALL_RECOVERY, OverlayMutant.HIDES_SOME_FILES, Stage.OVERLAY)
                    .besides(
                            SEARCH_RECALL,
                            SEARCH_COMPLETENESS,
                            SEARCH_HOPS,
                            SEARCH_MESSAGES,
                            SEARCH_COST),
            Sabotage.of(SEARCH_COMPLETENESS, OverlayMutant.KEEPS_ANSWERS, Stage.OVERLAY)
                    .besides(
                            SEARCH_RECALL,
                            RECALL_RECOVERY,
                            SEARCH_HOPS,
                            SEARCH_MESSAGES,
                            SEARCH_COST),
            Sabotage.of(SEARCH_MESSAGES, OverlayMutant.ALWAYS_FLOODS, Stage.OVERLAY)
                    .besides(SEARCH_COST, SEARCH_HOPS),
            Sabotage.of(SEARCH_COST, OverlayMutant.ALWAYS_FLOODS, Stage.OVERLAY)
                    .besides(SEARCH_MESSAGES, SEARCH_HOPS),
            Sabotage.of(SEARCH_HOPS, OverlayMutant.ALWAYS_FLOODS, Stage.OVERLAY)
                    .besides(SEARCH_MESSAGES, SEARCH_COST),
            Sabotage.of(JOIN_TIME, OverlayMutant.JOINS_LATE, Stage.OVERLAY)
                    .besides(SEARCH_MESSAGES),
            Sabotage.of(JOINER_KNOWS, OverlayMutant.TELLS_OF_NOBODY, Stage.OVERLAY)
                    .besides(SEARCH_COST, SEARCH_HOPS),
            Sabotage.of(DEAD_NEIGHBOURS, OverlayMutant.NEVER_DROPS, Stage.OVERLAY)
                    .besides(EVERYONE_REGISTERED, SEARCH_MESSAGES),
            Sabotage.of(NO_QUERY_HANDLED_TWICE, OverlayMutant.FORGETS_QUERIES, Stage.OVERLAY)
                    .besides(SEARCH_MESSAGES, SEARCH_COST),
            Sabotage.of(NO_LIST_PAST_ITS_BOUND, OverlayMutant.LISTS_EVERYBODY, Stage.OVERLAY)
                    .besides(QUEUES_BOUNDED, SEARCH_COST, SEARCH_MESSAGES),
            Sabotage.of(FAULTS_OBSERVED, LaboratoryMutant.CRASHES_NOBODY, Stage.DEPARTURES)
                    .besides(EVERYONE_REGISTERED),
            Sabotage.of(FAULTS_OBSERVED, LaboratoryMutant.SWALLOWS_CRASHES, Stage.DEPARTURES)
                    .leavesUnknown()
                    .besides(CRASH_COUNT),
            Sabotage.of(FAULTS_OBSERVED, LaboratoryMutant.FORGETS_FAULTS, Stage.DEPARTURES)
                    .leavesUnknown()
                    .besides(CRASH_COUNT),
            Sabotage.of(FAULTS_OBSERVED, LaboratoryMutant.CORRUPTS_NOBODY, Stage.POISON)
                    .leavesUnknown()
                    .besides(LIARS_NAMED),
            Sabotage.of(FAULTS_OBSERVED, LaboratoryMutant.REWRITES_NOTHING, Stage.POISON)
                    .leavesUnknown());

    private static Trials trials;

    @BeforeAll
    static void beginAll(@TempDir Path results) {
        trials = new Trials(results);
        for (Stage stage : Stage.values()) trials.begin(stage);
        for (Sabotage sabotage : TABLE) trials.begin(sabotage.stage(), sabotage.mutant());
    }

    @AfterAll
    static void end() {
        trials.close();
    }

    static List<Sabotage> table() {
        return TABLE;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void aMistakeIsNoticedByTheCheckThatIsThereForIt(Sabotage sabotage) {
        Trial trial = trials.await(sabotage.stage(), sabotage.mutant());

        Set<CheckName> mayFail = EnumSet.of(sabotage.check());
        mayFail.addAll(sabotage.besides());
        // What a broken tracker does is rarely what its specification allows.
        if (sabotage.mutant() instanceof TrackerMutant) {
            mayFail.addAll(List.of(ANSWERS_AS_SPECIFIED, INVARIANTS_HOLD));
        }
        assertThat(trial.results())
                .as(trial.said())
                .containsEntry(sabotage.check(), sabotage.notices());
        assertThat(trial.failed()).as(trial.said()).isSubsetOf(mayFail);
        assertThat(trial.exit()).as(trial.said()).isEqualTo(trial.failed().isEmpty() ? 2 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void withoutAMistakeEveryCheckPasses(Stage stage) {
        Trial trial = trials.await(stage);

        assertThat(trial.results()).as(trial.said()).allSatisfy((check, result) -> {
            assertThat(result).as(check.key()).isEqualTo(Verdict.Result.PASSED);
        });
        assertThat(trial.exit()).as(trial.said()).isZero();
    }

    @Test
    void noCheckIsWithoutAMistakeThatFailsIt() {
        List<CheckName> sabotaged = TABLE.stream()
                .filter(sabotage -> sabotage.notices() == Verdict.Result.FAILED)
                .map(Sabotage::check)
                .toList();

        assertThat(sabotaged).contains(CheckName.values());
    }

    @Test
    void noMutantIsIdle() {
        Stream<Mutant> planted = TABLE.stream().map(Sabotage::mutant);
        Stream<Mutant> given = Stream.of(Stage.values()).flatMap(stage -> stage.given().stream());

        assertThat(Stream.concat(planted, given)).containsAll(Mutants.coarse());
    }
}
