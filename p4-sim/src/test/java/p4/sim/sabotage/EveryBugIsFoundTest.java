package p4.sim.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.sim.scenario.CheckName.ANSWERS_AS_SPECIFIED;
import static p4.sim.scenario.CheckName.EVERYONE_REGISTERED;
import static p4.sim.scenario.CheckName.EVERY_FILE_FETCHABLE;
import static p4.sim.scenario.CheckName.EVERY_FORGERY_REFUSED_401;
import static p4.sim.scenario.CheckName.EVICTION_LAG;
import static p4.sim.scenario.CheckName.FETCH_SUCCESS;
import static p4.sim.scenario.CheckName.FETCH_TIME;
import static p4.sim.scenario.CheckName.LIARS_NAMED;
import static p4.sim.scenario.CheckName.NO_BYTES_WITHOUT_A_VALID_TICKET;
import static p4.sim.scenario.CheckName.NO_CORRUPT_FILE;
import static p4.sim.scenario.CheckName.NO_FOREIGN_TICKET_ACCEPTED;
import static p4.sim.scenario.CheckName.NO_HANDOUT_AFTER_EXPIRY;
import static p4.sim.scenario.CheckName.NO_STALE_INDEX_ENTRY;
import static p4.sim.scenario.CheckName.PUT_SUCCESS;
import static p4.sim.scenario.CheckName.QUEUES_BOUNDED;
import static p4.sim.scenario.CheckName.RECOVERY_TIME;
import static p4.sim.scenario.CheckName.SEARCH_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bugs that somebody might have made are found in virtual time, each by a check named beforehand. */
class EveryBugIsFoundTest {

    private static final int AT_ONCE = 2;
    private static final Path BOOK = Path.of("MUTANTS.md");

    private static final List<Seeded> TABLE = List.of(
            new Seeded(LeaseBug.LEASES_ARE_A_LITTLE_LONGER, Stage.DEPARTURES, ANSWERS_AS_SPECIFIED),
            new Seeded(
                    LeaseBug.HEARTBEATS_ARE_TWICE_AS_LONG, Stage.DEPARTURES, ANSWERS_AS_SPECIFIED),
            new Seeded(LeaseBug.DEAD_LEASES_ARE_RENEWED, Stage.FREEZES, ANSWERS_AS_SPECIFIED),
            new Seeded(LeaseBug.TICKETS_LIVE_LONGER, Stage.DEPARTURES, ANSWERS_AS_SPECIFIED),
            new Seeded(TicketBug.A_401_IS_SENT_AS_200, Stage.FORGERIES, ANSWERS_AS_SPECIFIED),
            new Seeded(TrackerMutant.HEARS_NO_COMPLAINTS, Stage.POISON, ANSWERS_AS_SPECIFIED),
            new Seeded(IndexBug.SEARCH_MINDS_THE_CASE, Stage.DEPARTURES, SEARCH_SUCCESS),
            new Seeded(IndexBug.GLOBS_MATCH_ANYWHERE, Stage.DEPARTURES, ANSWERS_AS_SPECIFIED),
            new Seeded(IndexBug.THE_ASKER_IS_NAMED, Stage.BUSY, ANSWERS_AS_SPECIFIED),
            new Seeded(IndexBug.ANYBODY_TAKES_UPLOADS, Stage.UPLOADS, ANSWERS_AS_SPECIFIED),
            new Seeded(IndexBug.WITHDRAWN_FILES_STAY, Stage.POISON, ANSWERS_AS_SPECIFIED),
            new Seeded(TrackerMutant.NEVER_EVICTS, Stage.DEPARTURES, NO_HANDOUT_AFTER_EXPIRY),
            new Seeded(
                    TrackerMutant.FORGIVES_DEAD_LEASES, Stage.DEPARTURES, NO_HANDOUT_AFTER_EXPIRY),
            new Seeded(TrackerMutant.LEASES_IN_THE_WRONG_UNIT, Stage.DEPARTURES, EVICTION_LAG),
            new Seeded(TrackerMutant.FORGETS_THE_INDEX, Stage.DEPARTURES, NO_STALE_INDEX_ENTRY),
            new Seeded(TrackerMutant.LOSES_SOME_FILES, Stage.DEPARTURES, EVERY_FILE_FETCHABLE),
            new Seeded(TrackerMutant.SEARCH_DROPS_THE_LAST, Stage.DEPARTURES, SEARCH_SUCCESS),
            new Seeded(TrackerMutant.NO_QUOTA, Stage.CROWD, QUEUES_BOUNDED),
            new Seeded(
                    TrackerMutant.NEVER_SPENDS_A_TICKET,
                    Stage.FORGERIES,
                    NO_FOREIGN_TICKET_ACCEPTED),
            new Seeded(
                    TrackerMutant.ANY_TICKET_WILL_DO, Stage.FORGERIES, EVERY_FORGERY_REFUSED_401),
            new Seeded(IndexBug.GOODBYE_IS_NOT_HEARD, Stage.LEAVES, NO_HANDOUT_AFTER_EXPIRY),
            new Seeded(IndexBug.CHANGES_ARE_LOST, Stage.UPLOADS, FETCH_SUCCESS),
            new Seeded(IndexBug.SIZES_ARE_ONE_TOO_LARGE, Stage.DEPARTURES, FETCH_SUCCESS),
            new Seeded(IndexBug.COMPLAINTS_ARE_THROWN_AWAY, Stage.POISON, LIARS_NAMED),
            new Seeded(
                    TicketBug.TOKENS_ARE_GOOD_FROM_ANYWHERE,
                    Stage.STRANGERS,
                    EVERY_FORGERY_REFUSED_401),
            new Seeded(
                    TicketBug.EXPIRED_TICKETS_ARE_GOOD, Stage.STRANGERS, EVERY_FORGERY_REFUSED_401),
            new Seeded(TicketBug.NO_IS_TAKEN_FOR_YES, Stage.FORGERIES, NO_FOREIGN_TICKET_ACCEPTED),
            new Seeded(TicketBug.LATE_TICKETS_ARE_GOOD, Stage.OFFLINE, EVERY_FORGERY_REFUSED_401),
            new Seeded(TicketBug.SIGNATURES_ARE_GOOD, Stage.OFFLINE, EVERY_FORGERY_REFUSED_401),
            new Seeded(TicketBug.ANY_TICKET_IS_FOR_ME, Stage.OFFLINE, NO_FOREIGN_TICKET_ACCEPTED),
            new Seeded(
                    TicketBug.REMEMBERS_NO_TICKET, Stage.OFFLINE, NO_BYTES_WITHOUT_A_VALID_TICKET),
            new Seeded(PeerMutant.KEEPS_WITHOUT_VERIFYING, Stage.POISON, NO_CORRUPT_FILE),
            new Seeded(PeerMutant.SAYS_IT_KEPT, Stage.DEPARTURES, PUT_SUCCESS),
            new Seeded(PeerMutant.NEVER_RENEWS, Stage.DEPARTURES, EVERYONE_REGISTERED),
            new Seeded(PeerMutant.NEVER_RETURNS, Stage.RETURN, RECOVERY_TIME),
            new Seeded(TransferBug.RANGES_ARE_ONE_TOO_SHORT, Stage.DEPARTURES, FETCH_SUCCESS),
            new Seeded(TransferBug.SILENT_HOLDERS_ARE_WAITED_FOR, Stage.FREEZES, FETCH_TIME),
            new Seeded(TransferBug.THE_NEXT_HOLDER_IS_NOT_TRIED, Stage.FREEZES, FETCH_SUCCESS),
            new Seeded(TransferBug.STREAMS_STAY_COUNTED, Stage.BUSY, FETCH_SUCCESS),
            new Seeded(TransferBug.CHANGES_ARE_NOT_SEEN, Stage.UPLOADS, EVERY_FILE_FETCHABLE),
            new Seeded(TransferBug.STALE_TOKENS_ARE_SHOWN_AGAIN, Stage.RETURN, FETCH_SUCCESS),
            new Seeded(TransferBug.BACKOFF_HAS_NO_CAP, Stage.OUTAGE, RECOVERY_TIME),
            new Seeded(TransferBug.OFFERS_OUTLIVE_THE_LEASE, Stage.RETURN, RECOVERY_TIME));

    private static Map<Seeded, CompletableFuture<Hunt.Catch>> hunts = Map.of();

    @BeforeAll
    static void begin() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        hunts = TABLE.stream()
                .collect(Collectors.toMap(
                        seeded -> seeded,
                        seeded -> CompletableFuture.supplyAsync(() -> Hunt.of(seeded), threads)));
        threads.shutdown();
    }

    static List<Seeded> table() {
        return TABLE;
    }

    private static int seeds(Seeded seeded) {
        return Objects.requireNonNull(hunts.get(seeded)).join().seeds();
    }

    private static int seedsOn(Stage stage) {
        return TABLE.stream()
                .filter(seeded -> seeded.stage() == stage)
                .mapToInt(EveryBugIsFoundTest::seeds)
                .max()
                .orElse(0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void aBugIsFoundByItsCheck(Seeded seeded) {
        int seeds = seeds(seeded);

        assertThat(seeds).isBetween(1, Hunt.SEEDS_MAX);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void withoutABugTheSameSeedsPass(Stage stage) {
        int seeds = seedsOn(stage);

        List<String> alarms = Hunt.falseAlarms(stage, seeds);

        assertThat(alarms).isEmpty();
    }

    @Test
    void noBugIsLeftOut() {
        List<Mutant> planted = TABLE.stream().map(Seeded::bug).toList();

        assertThat(planted).doesNotHaveDuplicates().containsAll(Mutants.fine());
    }

    @Test
    void theBookListsThemAll() throws IOException {
        if (Boolean.getBoolean("p4.rewrite")) {
            Files.writeString(BOOK, BugBook.write(TABLE, EveryBugIsFoundTest::seeds));
        }

        String book = Files.readString(BOOK);

        assertThat(BugBook.withoutSeeds(book))
                .isEqualTo(BugBook.withoutSeeds(BugBook.write(TABLE, seeded -> 0)));
    }
}
