package p4.sim.cluster.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import p4.sim.net.NodeLinks;
import p4.sim.net.Passage;
import p4.sim.net.Way;

/**
 * The commands that make the links of a host what they shall be; a pure function.
 *
 * <p>All that leaves by {@code device} passes class {@code 1:1}, which has the host's rate, in the leaf
 * {@code 1:2}; what is sent to an address that is cut off falls into a black hole of its own; what has
 * a long way waits in a class of its own. All that comes passes class {@code 1:3} of {@value #DOWN}, a
 * device for that alone, once the host ever had a limit for it. Every end cuts and delays what it sends itself.
 *
 * <p>Sources: tc-htb(8), tc-netem(8), tc-u32(8), tc-mirred(8).
 */
final class TrafficControl {

    /** The device that all that comes passes. */
    static final String DOWN = "p4down";

    private static final String UNLIMITED = "100gbit";
    private static final String NEXT_TO_NOTHING = "8kbit";
    private static final String QUANTUM = " quantum 1514";
    private static final String QUEUE = "bfifo limit 262144";
    private static final int CUT = 0x1000;
    private static final int LONG = 0x2000;
    private static final int BITS = 8;

    private final String device;
    private final Map<String, String> addresses;

    /** For a host that meets the others by {@code device}, at their {@code addresses}. */
    TrafficControl(String device, Map<String, String> addresses) {
        this.device = device;
        this.addresses = new TreeMap<>(addresses);
    }

    /** What a device that is bare needs before anything else. */
    Batch begin() {
        return new Batch(
                List.of(),
                List.of(
                        "qdisc add dev " + device + " root handle 1: htb default 2",
                        shaped("class add", device, 1, UNLIMITED),
                        "class add dev " + device + " parent 1:1 classid 1:2 htb rate "
                                + NEXT_TO_NOTHING + " ceil " + UNLIMITED + QUANTUM,
                        "qdisc add dev " + device + " parent 1:2 " + QUEUE));
    }

    /** What turns {@code before} into {@code after}; {@value #DOWN} is there if {@code downs}. */
    Batch change(NodeLinks before, NodeLinks after, boolean downs) {
        List<String> ip = new ArrayList<>();
        List<String> tc = new ArrayList<>();
        if (before.most().up() != after.most().up()) {
            tc.add(shaped("class change", device, 1, rate(after.most().up())));
        }
        if (before.most().down() != after.most().down()) {
            if (!downs) addDown(ip, tc);
            tc.add(shaped("class change", DOWN, 3, rate(after.most().down())));
        }
        before.ways().forEach((other, way) -> {
            Optional<Way> now = Optional.ofNullable(after.ways().get(other));
            if (way.isCut() && !isCut(now)) tc.addAll(mend(other));
            if (isLong(Optional.of(way)) && !isLong(now)) tc.addAll(shorten(other));
        });
        after.ways().forEach((other, way) -> {
            Optional<Way> was = Optional.ofNullable(before.ways().get(other));
            if (way.isCut() && !isCut(was)) tc.addAll(cut(other));
            if (!isLong(Optional.of(way))) return;
            if (!isLong(was)) tc.addAll(lengthen(other, way.passage()));
            else if (!was.map(Way::passage).equals(Optional.of(way.passage()))) {
                tc.add(emulate("change", other, way.passage()));
            }
        });
        return new Batch(ip, tc);
    }

    private void addDown(List<String> ip, List<String> tc) {
        ip.add("link add name " + DOWN + " type ifb");
        ip.add("link set dev " + DOWN + " up");
        tc.add("qdisc add dev " + DOWN + " root handle 1: htb default 3");
        tc.add(shaped("class add", DOWN, 3, UNLIMITED));
        tc.add("qdisc add dev " + DOWN + " parent 1:3 " + QUEUE);
        tc.add("qdisc add dev " + device + " handle ffff: ingress");
        tc.add("filter add dev " + device + " parent ffff: protocol ip prio 1 u32 match u32 0 0"
                + " action mirred egress redirect dev " + DOWN);
    }

    private static String shaped(String verb, String device, int number, String rate) {
        return verb + " dev " + device + " parent 1: classid 1:" + number + " htb rate " + rate
                + " ceil " + rate + QUANTUM;
    }

    private List<String> cut(String other) {
        String hole = minor(CUT, other);
        return List.of(
                "class add dev " + device + " parent 1: classid 1:" + hole + " htb rate "
                        + NEXT_TO_NOTHING + QUANTUM,
                "qdisc add dev " + device + " parent 1:" + hole + " bfifo limit 1",
                filter(CUT, other));
    }

    private List<String> mend(String other) {
        return List.of(noFilter(CUT, other), noClass(CUT, other));
    }

    private List<String> lengthen(String other, Passage passage) {
        String way = minor(LONG, other);
        List<String> lines = new ArrayList<>(List.of(
                "class add dev " + device + " parent 1:1 classid 1:" + way + " htb rate "
                        + NEXT_TO_NOTHING + " ceil " + UNLIMITED + QUANTUM,
                emulate("add", other, passage)));
        if (passage.held() > 0) {
            lines.add("qdisc add dev " + device + " parent " + way + ":1 netem limit 100000 delay "
                    + micros(passage.by()) + " reorder " + percent(1 - passage.held()));
        }
        lines.add(filter(LONG, other));
        return lines;
    }

    private List<String> shorten(String other) {
        return List.of(noFilter(LONG, other), noClass(LONG, other));
    }

    private String emulate(String verb, String other, Passage passage) {
        String way = minor(LONG, other);
        var line = new StringBuilder("qdisc " + verb + " dev " + device + " parent 1:" + way
                + " handle " + way + ": netem limit 100000 delay " + micros(passage.delay()));
        if (!passage.spread().isZero()) line.append(' ').append(micros(passage.spread()));
        if (passage.loss() > 0) line.append(" loss ").append(percent(passage.loss()));
        if (passage.duplication() > 0) {
            line.append(" duplicate ").append(percent(passage.duplication()));
        }
        return line.toString();
    }

    /** The first filter that fits counts: one for a cut comes before one for a long way. */
    private String filter(int kind, String other) {
        return "filter add dev " + device + " parent 1: protocol ip prio " + number(kind, other)
                + " u32 match ip dst " + address(other) + "/32 flowid 1:" + minor(kind, other);
    }

    private String noFilter(int kind, String other) {
        return "filter del dev " + device + " parent 1: protocol ip prio " + number(kind, other);
    }

    private String noClass(int kind, String other) {
        return "class del dev " + device + " classid 1:" + minor(kind, other);
    }

    /** The class of packets to {@code other} that are lost. */
    int hole(String other) {
        return number(CUT, other);
    }

    /** The class of packets to {@code other} that have a long way. */
    int longWay(String other) {
        return number(LONG, other);
    }

    private String minor(int kind, String other) {
        return Integer.toHexString(number(kind, other));
    }

    /** A network of a run has a /20, so that the last twelve bits of an address are its own. */
    private int number(int kind, String other) {
        int[] bytes = Arrays.stream(address(other).split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
        return kind + bytes[2] % 16 * 256 + bytes[3];
    }

    private String address(String other) {
        return Objects.requireNonNull(addresses.get(other), other);
    }

    /** Tells whether {@code way} takes more than the machine's own does. */
    static boolean isLong(Optional<Way> way) {
        return way.filter(one -> !one.passage().equals(Passage.PLAIN)).isPresent();
    }

    private static boolean isCut(Optional<Way> way) {
        return way.filter(Way::isCut).isPresent();
    }

    private static String rate(double bytesPerSecond) {
        return bytesPerSecond == Double.POSITIVE_INFINITY
                ? UNLIMITED
                : Math.max(BITS, Math.round(bytesPerSecond * BITS)) + "bit";
    }

    private static String micros(Duration time) {
        return time.toNanos() / 1_000 + "us";
    }

    private static String percent(double share) {
        return Math.round(share * 1e6) / 1e4 + "%";
    }
}
