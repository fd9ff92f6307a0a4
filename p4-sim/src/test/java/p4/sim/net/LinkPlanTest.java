package p4.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.time.Seed;

class LinkPlanTest {

    private static final String OLD = "{ group: a, count: 20 }";
    private static final String WORLD = "world";
    private static final String DRAWN =
            "{ latency: uniform(10ms..90ms), bandwidth: [ 50% at 1Mbit/s, 50% at 9Mbit/s ] }";

    private static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static Scenario scenario(String peers, String links) {
        return ScenarioReader.read("links.yaml", """
                scenario: links
                why: To see what lies between nodes.
                peers: [ %s ]
                links: %s
                duration: 1s
                """.formatted(peers, links));
    }

    /** Where the first nodes are, how fast they are, and how far from each other. */
    private static List<String> tell(Scenario scenario, long seed) {
        LinkPlan plan = LinkPlan.of(scenario, new Seed(seed));
        LinkTable table = plan.table();
        return IntStream.rangeClosed(0, 20)
                .mapToObj(node -> plan.region(node) + " " + plan.bandwidth(node) + " "
                        + IntStream.rangeClosed(0, 20)
                                .mapToObj(other -> table.latencyNanos(node, other))
                                .toList())
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedMakesTheSameLinks(long seed) {
        for (String links : List.of(WORLD, DRAWN)) {
            Scenario scenario = scenario(OLD, links);

            assertThat(tell(scenario, seed)).isEqualTo(tell(scenario, seed));
            assertThat(tell(scenario, seed)).isNotEqualTo(tell(scenario, seed + 100));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneMoreGroupLeavesTheLinksOfTheOthersAsTheyWere(long seed) {
        for (String links : List.of(WORLD, DRAWN)) {
            List<String> before = tell(scenario(OLD, links), seed);

            List<String> after = tell(scenario(OLD + ", { group: b, count: 5 }", links), seed);

            assertThat(after).isEqualTo(before);
        }
    }
}
