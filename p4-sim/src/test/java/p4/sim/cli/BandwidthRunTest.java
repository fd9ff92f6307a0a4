package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import p4.sim.cli.Played.Fetched;

/**
 * The bandwidth of nodes shows in how long files of 1 MiB take, over the wires and without.
 *
 * <p>Groups begin to fetch in the same moment. Messages put some thousandths on top of the bytes.
 */
class BandwidthRunTest {

    private static final double MEBIBIT = 8.388608;
    private static final double LATENCY_SECONDS = 0.002;

    /** A world in which one seeder has a file, and each of {@code takers} asks for it after 1 s. */
    private static String world(String seeder, String... takers) {
        var peers = new StringBuilder();
        var workload = new StringBuilder();
        for (String taker : takers) {
            peers.append("  - { group: ").append(taker).append(" }\n");
            workload.append("  - fetch: { by: ")
                    .append(taker.substring(0, 1))
                    .append(", rate: 1/s fixed }\n");
        }
        return """
                scenario: bandwidth
                why: To see how fast files come through.
                seed: 7
                tracker: { lease: 60s, heartbeat: 15s, verify: offline }
                peers:
                  - { group: s, count: 1, share: { files: 1, bytes: 1MiB }%s }
                %slinks: { latency: 1ms }
                workload:
                %schecks:
                  always: [ no-corrupt-file ]
                  at-end: [ "fetch-success >= 100%%" ]
                duration: 30s
                """.formatted(seeder, peers, workload);
    }

    private static Map<String, Double> seconds(Played run) {
        var seconds = new TreeMap<String, Double>();
        for (Fetched file : run.fetched()) {
            if (file.holder().startsWith("s")) {
                seconds.put(file.by(), file.tripMillis() / 1_000 - LATENCY_SECONDS);
            }
        }
        return seconds;
    }

    private static void takes(double found, double seconds) {
        assertThat(found).isCloseTo(seconds, withinPercentage(1));
    }

    @Test
    void aTransferTakesItsBytesByTheBandwidth() {
        for (Played run : Played.overBothWires(world(", bandwidth: 8Mbit/s", "a, count: 1"))) {
            takes(seconds(run).get("a-1"), MEBIBIT / 8);
        }
    }

    @Test
    void twoThroughOneUplinkTakeTwiceAsLong() {
        for (Played run :
                Played.overBothWires(world(", bandwidth: 8Mbit/s", "a, count: 1", "b, count: 1"))) {
            takes(seconds(run).get("a-1"), 2 * MEBIBIT / 8);
            takes(seconds(run).get("b-1"), 2 * MEBIBIT / 8);
        }
    }

    @Test
    void anAsymmetricLinkIsSlowerUpThanDown() {
        String world = world(
                        ", bandwidth: 100Mbit/s",
                        "a, count: 1, share: { files: 1, bytes: 1MiB }, bandwidth: 1Mbit/s up 16Mbit/s down")
                .replace("links", "  - { group: b, count: 1 }\nlinks")
                .replace("checks", "  - fetch: { by: s, rate: 1/s fixed }\nchecks");

        for (Played run : Played.overBothWires(world)) {
            List<Fetched> files = run.fetched();

            assertThat(files).hasSize(2);
            for (Fetched file : files) {
                boolean up = file.holder().equals("a-1");
                takes(file.tripMillis() / 1_000 - LATENCY_SECONDS, up ? MEBIBIT : MEBIBIT / 16);
            }
        }
    }

    @Test
    void whatAThirdCannotUseTheTwoOthersShareEvenly() {
        for (Played run : Played.overBothWires(world(
                ", bandwidth: 24Mbit/s",
                "a, count: 1",
                "b, count: 1",
                "c, count: 1, bandwidth: 3Mbit/s"))) {
            Map<String, Double> seconds = seconds(run);

            takes(seconds.get("a-1"), MEBIBIT / 10.5);
            takes(seconds.get("b-1"), MEBIBIT / 10.5);
            takes(seconds.get("c-1"), MEBIBIT / 3);
        }
    }

    @Test
    void allNodesHaveTheSpeedOfTheLinksUnlessTheirGroupHasItsOwn() {
        String world = world("", "a, count: 1", "b, count: 1, bandwidth: 1Mbit/s")
                .replace("{ latency: 1ms }", "{ latency: 1ms, bandwidth: 40Mbit/s }");

        for (Played run : Played.overBothWires(world)) {
            takes(seconds(run).get("a-1"), MEBIBIT / 39);
            takes(seconds(run).get("b-1"), MEBIBIT / 1);
        }
    }
}
