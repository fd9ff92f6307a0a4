package p4.sim.cluster.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import p4.sim.net.Bandwidth;
import p4.sim.net.NodeLinks;
import p4.sim.net.Passage;
import p4.sim.net.Way;

/** The very commands, since a kernel does as it is told. */
class TrafficControlTest {

    private static final String A = "class add dev eth1 parent 1";
    private static final Passage TEN_MILLIS = Passage.fixed(Duration.ofMillis(10));
    private static final double MEGABIT = 125_000;

    private final TrafficControl control = new TrafficControl(
            "eth1", Map.of("a-1", "10.130.32.2", "b-1", "10.130.32.3", "b-9", "10.130.47.255"));

    private static Way cut(int fault) {
        return new Way(List.of(fault), List.of(), Passage.PLAIN);
    }

    private static Way of(Passage passage) {
        return new Way(List.of(), List.of(), passage);
    }

    private static NodeLinks to(Object... namesAndWays) {
        var ways = new TreeMap<String, Way>();
        for (int i = 0; i < namesAndWays.length; i += 2) {
            ways.put((String) namesAndWays[i], (Way) namesAndWays[i + 1]);
        }
        return new NodeLinks(Bandwidth.UNLIMITED, List.of(), ways);
    }

    private static NodeLinks speed(double up, double down) {
        return new NodeLinks(new Bandwidth(up, down), List.of(), new TreeMap<>());
    }

    private List<String> tc(NodeLinks before, NodeLinks after) {
        Batch batch = control.change(before, after, false);
        assertThat(batch.ip()).isEmpty();
        return batch.tc();
    }

    @Test
    void aBareDeviceGetsAClassForAllThatLeaves() {
        assertThat(control.begin().ip()).isEmpty();
        assertThat(control.begin().tc())
                .containsExactly(
                        "qdisc add dev eth1 root handle 1: htb default 2",
                        A + ": classid 1:1 htb rate 100gbit ceil 100gbit quantum 1514",
                        A + ":1 classid 1:2 htb rate 8kbit ceil 100gbit quantum 1514",
                        "qdisc add dev eth1 parent 1:2 bfifo limit 262144");
    }

    @Test
    void whatStaysAsItIsNeedsNoCommand() {
        NodeLinks links = to("a-1", cut(1), "b-1", of(TEN_MILLIS));

        assertThat(tc(links, links)).isEmpty();
        assertThat(tc(NodeLinks.PLAIN, NodeLinks.PLAIN)).isEmpty();
        assertThat(tc(to("a-1", cut(1)), to("a-1", cut(2)))).isEmpty();
    }

    @Test
    void whatIsSentToWhoIsCutOffFallsIntoABlackHole() {
        assertThat(tc(NodeLinks.PLAIN, to("b-1", cut(1))))
                .containsExactly(
                        A + ": classid 1:1003 htb rate 8kbit quantum 1514",
                        "qdisc add dev eth1 parent 1:1003 bfifo limit 1",
                        "filter add dev eth1 parent 1: protocol ip prio 4099 u32"
                                + " match ip dst 10.130.32.3/32 flowid 1:1003");
    }

    @Test
    void aCutIsMendedByItselfAndLeavesOthersAlone() {
        assertThat(tc(to("a-1", cut(1), "b-1", cut(1)), to("a-1", cut(1))))
                .containsExactly(
                        "filter del dev eth1 parent 1: protocol ip prio 4099",
                        "class del dev eth1 classid 1:1003");
    }

    @Test
    void everyHostOfANetworkHasANumberOfItsOwn() {
        assertThat(control.hole("a-1")).isEqualTo(0x1002);
        assertThat(control.hole("b-9")).isEqualTo(0x1fff);
        assertThat(control.longWay("a-1")).isEqualTo(0x2002);
        assertThat(control.longWay("b-9")).isEqualTo(0x2fff);
    }

    @Test
    void aSpeedOfSendingIsARateInBits() {
        assertThat(tc(NodeLinks.PLAIN, speed(MEGABIT, Double.POSITIVE_INFINITY)))
                .containsExactly("class change dev eth1 parent 1: classid 1:1 htb"
                        + " rate 1000000bit ceil 1000000bit quantum 1514");
        assertThat(tc(speed(MEGABIT, Double.POSITIVE_INFINITY), NodeLinks.PLAIN))
                .containsExactly("class change dev eth1 parent 1: classid 1:1 htb"
                        + " rate 100gbit ceil 100gbit quantum 1514");
    }

    @Test
    void aSpeedOfReceivingIsARateOfADeviceThatAllThatComesPasses() {
        Batch first =
                control.change(NodeLinks.PLAIN, speed(Double.POSITIVE_INFINITY, MEGABIT), false);
        Batch later =
                control.change(NodeLinks.PLAIN, speed(Double.POSITIVE_INFINITY, MEGABIT), true);

        assertThat(first.ip())
                .containsExactly("link add name p4down type ifb", "link set dev p4down up");
        assertThat(first.tc())
                .containsExactly(
                        "qdisc add dev p4down root handle 1: htb default 3",
                        "class add dev p4down parent 1: classid 1:3 htb"
                                + " rate 100gbit ceil 100gbit quantum 1514",
                        "qdisc add dev p4down parent 1:3 bfifo limit 262144",
                        "qdisc add dev eth1 handle ffff: ingress",
                        "filter add dev eth1 parent ffff: protocol ip prio 1 u32 match u32 0 0"
                                + " action mirred egress redirect dev p4down",
                        "class change dev p4down parent 1: classid 1:3 htb"
                                + " rate 1000000bit ceil 1000000bit quantum 1514");
        assertThat(later.ip()).isEmpty();
        assertThat(later.tc())
                .containsExactly("class change dev p4down parent 1: classid 1:3 htb"
                        + " rate 1000000bit ceil 1000000bit quantum 1514");
    }

    @Test
    void aLongWayIsAClassWithNetem() {
        assertThat(tc(NodeLinks.PLAIN, to("a-1", of(TEN_MILLIS))))
                .containsExactly(
                        A + ":1 classid 1:2002 htb rate 8kbit ceil 100gbit quantum 1514",
                        "qdisc add dev eth1 parent 1:2002 handle 2002:"
                                + " netem limit 100000 delay 10000us",
                        "filter add dev eth1 parent 1: protocol ip prio 8194 u32"
                                + " match ip dst 10.130.32.2/32 flowid 1:2002");
        assertThat(tc(to("a-1", of(TEN_MILLIS)), NodeLinks.PLAIN))
                .containsExactly(
                        "filter del dev eth1 parent 1: protocol ip prio 8194",
                        "class del dev eth1 classid 1:2002");
    }

    @Test
    void jitterLossDuplicatesAndReorderingAreWordsOfNetem() {
        var bad = new Passage(
                Duration.ofMillis(50),
                Duration.ofMillis(17),
                0.2,
                0.01,
                0.25,
                Duration.ofMillis(5));

        assertThat(tc(NodeLinks.PLAIN, to("a-1", of(bad))))
                .contains(
                        "qdisc add dev eth1 parent 1:2002 handle 2002: netem limit 100000"
                                + " delay 50000us 17000us loss 20.0% duplicate 1.0%",
                        "qdisc add dev eth1 parent 2002:1 netem limit 100000"
                                + " delay 5000us reorder 75.0%");
    }

    @Test
    void aWayThatGetsLongerIsChangedWhereItIs() {
        Passage longer = Passage.fixed(Duration.ofMillis(30));

        assertThat(tc(to("a-1", of(TEN_MILLIS)), to("a-1", of(longer))))
                .containsExactly("qdisc change dev eth1 parent 1:2002 handle 2002:"
                        + " netem limit 100000 delay 30000us");
    }

    @Test
    void aLongWayThatIsCutStaysLongUnderneath() {
        var both = new Way(List.of(1), List.of(), TEN_MILLIS);

        assertThat(tc(to("a-1", of(TEN_MILLIS)), to("a-1", both)))
                .containsExactly(
                        A + ": classid 1:1002 htb rate 8kbit quantum 1514",
                        "qdisc add dev eth1 parent 1:1002 bfifo limit 1",
                        "filter add dev eth1 parent 1: protocol ip prio 4098 u32"
                                + " match ip dst 10.130.32.2/32 flowid 1:1002");
        assertThat(tc(to("a-1", both), to("a-1", of(TEN_MILLIS))))
                .containsExactly(
                        "filter del dev eth1 parent 1: protocol ip prio 4098",
                        "class del dev eth1 classid 1:1002");
    }
}
