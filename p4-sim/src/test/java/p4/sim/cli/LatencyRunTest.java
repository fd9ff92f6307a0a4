package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import p4.sim.check.Verdict;
import p4.sim.cli.Played.Fetched;
import p4.sim.journal.Event;

/**
 * What a scenario says of its links shows in the times of a run, over the wires and without.
 *
 * <p>Files are small and tickets are checked by their holders, so that the first byte, which is also
 * the last, comes one way there and one way back after it was asked for.
 */
class LatencyRunTest {

    private static final double EXACT = 0.001;

    private static String world(String links) {
        return """
                scenario: latency
                why: To see how long the ways are.
                seed: 7
                tracker: { lease: 60s, heartbeat: 15s, verify: offline, handout: random }
                peers:
                  - { group: s, count: 20, share: { files: 1, bytes: 1KiB, copies: 20 } }
                  - { group: l, count: 40 }
                links: %s
                workload:
                  - fetch: { by: l, rate: 60/s, at-most-once: true }
                checks:
                  always: [ no-corrupt-file, no-bytes-without-a-valid-ticket ]
                  at-end: [ "fetch-success >= 100%%", "fetch-count >= 30" ]
                duration: 10s
                """.formatted(links);
    }

    private static double mean(List<Double> figures) {
        return figures.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static List<Double> trips(Played run) {
        return run.fetched().stream().map(Fetched::tripMillis).toList();
    }

    @Test
    void theFirstByteComesAfterTwiceAFixedLatency() {
        for (Played run : Played.overBothWires(world("{ latency: 40ms }"))) {
            assertThat(run.fetched()).hasSizeGreaterThanOrEqualTo(30).allSatisfy(file -> {
                assertThat(file.wayMillis()).isCloseTo(40, within(EXACT));
                assertThat(file.tripMillis()).isCloseTo(80, within(EXACT));
            });
            assertThat(run.entries(Event.LeaseGranted.class))
                    .allSatisfy(entry -> assertThat(Played.millis(entry.at())).isEqualTo(40));
            assertThat(run.entries(Event.Announced.class))
                    .hasSize(60)
                    .allSatisfy(entry -> assertThat(Played.millis(entry.at())).isEqualTo(80));
        }
    }

    // the mean of lognormal(median 40ms, p90 120ms) is 57.7 ms, that of its half below the median
    // 25
    @ParameterizedTest
    @CsvSource({
        "uniform(20ms..80ms), 100, 10, 40, 160",
        "'lognormal(median 40ms, p90 120ms)', 115.5, 25, 0, 5000",
        "exponential(30ms), 60, 12, 0, 5000"
    })
    void everyPairHasALatencyOfItsOwnFromTheDistribution(
            String distribution, double mean, double band, double least, double most) {
        for (Played run : Played.overBothWires(many("{ latency: " + distribution + " }"))) {
            Map<String, DoubleSummaryStatistics> byPair = new TreeMap<>();
            for (Fetched file : run.fetched()) {
                byPair.computeIfAbsent(
                                file.by() + file.holder(), pair -> new DoubleSummaryStatistics())
                        .accept(file.tripMillis());
                assertThat(file.tripMillis()).isCloseTo(2 * file.wayMillis(), within(2 * EXACT));
            }
            List<Double> perPair = byPair.values().stream()
                    .map(DoubleSummaryStatistics::getAverage)
                    .toList();

            assertThat(byPair.values())
                    .allMatch(trips -> trips.getMax() - trips.getMin() < 2 * EXACT);
            assertThat(perPair).hasSizeGreaterThan(200).allMatch(t -> t >= least && t <= most);
            assertThat(mean(perPair)).isCloseTo(mean, within(band));
        }
    }

    /** Each of forty peers fetches ten files, from whichever holder it is sent to. */
    private static String many(String links) {
        return world(links).replace("files: 1,", "files: 10,");
    }

    @Test
    void aRegionIsAsFarFromAnotherAsItsRowSaysAndBackAsTheOtherRow() {
        String world = world("""
                { regions: { names: [ east, west ], latency: [ [ 3ms, 20ms ], [ 70ms, 5ms ] ] } }\
                """)
                .replace("group: s,", "group: s, region: east,")
                .replace("group: l, count: 40", "group: l, count: 40, region: west");

        for (Played run : Played.overBothWires(world)) {
            assertThat(run.fetched())
                    .filteredOn(file -> file.holder().startsWith("s"))
                    .isNotEmpty()
                    .allSatisfy(file -> {
                        assertThat(file.wayMillis()).isCloseTo(70, within(EXACT));
                        assertThat(file.tripMillis()).isCloseTo(90, within(EXACT));
                    });
            assertThat(run.fetched())
                    .filteredOn(file -> file.holder().startsWith("l"))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file.tripMillis()).isCloseTo(10, within(EXACT)));
        }
    }

    @Test
    void theEightRegionsAreAsFarApartAsWasMeasured() {
        String world = world("{ regions: eight-regions }")
                .replace("group: s,", "group: s, region: australia,")
                .replace("group: l, count: 40", "group: l, count: 40, region: europe");

        for (Played run : Played.overBothWires(world)) {
            assertThat(run.fetched())
                    .filteredOn(file -> file.holder().startsWith("s"))
                    .isNotEmpty()
                    .allSatisfy(
                            file -> assertThat(file.tripMillis()).isCloseTo(330, within(EXACT)));
        }
    }

    @Test
    void ofAMatrixEveryNodeIsDealtAPlace() {
        String world = world("{ matrix: { rows: [ \"5, 30\", \"70, 5\" ], measures: one-way } }");

        for (Played run : Played.overBothWires(world)) {
            Map<Boolean, Set<Double>> byParity = run.fetched().stream()
                    .collect(Collectors.partitioningBy(
                            file -> number(file.by()) % 2 == number(file.holder()) % 2,
                            Collectors.mapping(Fetched::tripMillis, Collectors.toSet())));

            assertThat(byParity.get(true)).containsExactly(10d);
            assertThat(byParity.get(false)).containsExactly(100d);
        }
    }

    private static int number(String peer) {
        return Integer.parseInt(peer.substring(2));
    }

    @Test
    void betweenTwoGroupsTheWayThereMayDifferFromTheWayBack() {
        String world = world("""
                { latency: 10ms, between: [ { from: l, to: s, both-ways: false, latency: 50ms } ] }\
                """);

        for (Played run : Played.overBothWires(world)) {
            List<Fetched> fromSeeders = run.fetched().stream()
                    .filter(file -> file.holder().startsWith("s"))
                    .toList();

            assertThat(fromSeeders).isNotEmpty().allSatisfy(file -> {
                assertThat(file.wayMillis()).isCloseTo(50, within(EXACT));
                assertThat(file.tripMillis()).isCloseTo(60, within(EXACT));
            });
        }
    }

    @Test
    void jitterComesOnTopOfEveryPacketThereAndBack() {
        for (Played run : Played.overBothWires(many("{ latency: 40ms, jitter: 20ms }"))) {
            List<Double> ways = run.fetched().stream().map(Fetched::wayMillis).toList();
            var distinct = new TreeSet<>(ways);

            assertThat(ways).hasSizeGreaterThan(300).allMatch(way -> way >= 40 && way <= 60);
            assertThat(trips(run)).allMatch(trip -> trip >= 80 && trip <= 120);
            assertThat(distinct).hasSizeGreaterThan(ways.size() * 9 / 10);
            assertThat(mean(ways)).isCloseTo(50, within(1.5));
            assertThat(mean(trips(run))).isCloseTo(100, within(2.0));
        }
    }

    @Test
    void whatIsLostIsSentAgainAfterTheLeastTimeOfTcpsTimer() {
        for (Played run : Played.overBothWires(many("{ latency: 20ms, loss: 10% }"))) {
            List<Double> late = new ArrayList<>();
            for (Double trip : trips(run)) if (trip > 40 + EXACT) late.add(trip - 40);

            // a question or an answer of one segment is lost: 1 - 0.9 * 0.9
            assertThat((double) late.size() / trips(run).size()).isCloseTo(0.19, within(0.05));
            assertThat(late)
                    .allSatisfy(more -> assertThat(more % 200).isCloseTo(0, within(EXACT)))
                    .anyMatch(more -> more > 300);
            assertThat(mean(trips(run))).isCloseTo(90, within(15.0));
        }
    }

    @Test
    void whatIsLostEveryTimeIsGivenUp() {
        String world = world("{ latency: 10ms, between: [ { from: l, to: s, loss: 100% } ] }")
                .replace("rate: 60/s", "rate: 2/s")
                .replace(
                        "\"fetch-success >= 100%\", \"fetch-count >= 30\"",
                        "\"fetch-success <= 0%\"");

        for (Played run : Played.overBothWires(world)) {
            assertThat(run.fetched()).isEmpty();
            assertThat(run.events(Event.TicketAccepted.class)).isEmpty();
            assertThat(run.events(Event.HolderFailed.class)).isNotEmpty();
            assertThat(run.events(Event.FetchEnded.class))
                    .isNotEmpty()
                    .allMatch(end -> end.outcome() == Event.Outcome.FAILED);
        }
    }

    @Test
    void whatComesTwiceIsHeardOnce() {
        String plain = world("{ latency: 20ms }");
        String twice = world("{ latency: 20ms, duplicate: 40% }");

        List<Played> once = Played.overBothWires(plain);
        for (Played run : Played.overBothWires(twice)) {
            List<String> nonces = run.events(Event.TicketAccepted.class).stream()
                    .map(Event.TicketAccepted::nonce)
                    .toList();

            assertThat(nonces).isNotEmpty().doesNotHaveDuplicates();
            assertThat(run.events(Event.ServeRefused.class)).isEmpty();
            assertThat(run.journal()).isEqualTo(run.alike(once).journal());
        }
    }

    @Test
    void whatIsHeldUpComesLateAndNothingOvertakesItOnItsConnection() {
        for (Played run : Played.overBothWires(many("{ latency: 20ms, reorder: 30% by 60ms }"))) {
            Set<Long> rounded = new TreeSet<>();
            trips(run).forEach(trip -> rounded.add(Math.round(trip)));

            assertThat(rounded).containsExactly(40L, 100L, 160L);
            assertThat(mean(trips(run))).isCloseTo(40 + 2 * 0.3 * 60, within(5.0));
            assertThat(run.results()).containsEntry("no-corrupt-file", Verdict.Result.PASSED);
        }
    }
}
