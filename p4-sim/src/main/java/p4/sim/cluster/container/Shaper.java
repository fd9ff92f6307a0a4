package p4.sim.cluster.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import p4.sim.cluster.remote.Felt;
import p4.sim.net.NodeLinks;

/** Shapes the links of hosts by the tools in their containers; blocks meanwhile. */
final class Shaper {

    private static final Pattern DEVICE = Pattern.compile("^\\d+: (\\S+?)(@\\S+)? ");
    private static final String SHOW = "class show dev ";
    private static final int ALL_UP = 1;
    private static final int ALL_DOWN = 3;

    private final Tools tools;
    private final Map<String, Shaped> hosts = new ConcurrentHashMap<>();

    Shaper(Tools tools) {
        this.tools = tools;
    }

    /** What was made of a host's device so far, and how often its packets had to wait by then. */
    private record Shaped(
            TrafficControl control, String device, NodeLinks links, boolean downs, long waits) {

        List<String> show() {
            List<String> lines = new ArrayList<>();
            lines.add(SHOW + device);
            if (downs) lines.add(SHOW + TrafficControl.DOWN);
            return lines;
        }
    }

    /** The device of {@code host} is gone, and all with it. */
    void forget(String host) {
        hosts.remove(host);
    }

    /**
     * Has the links of {@code host}, in {@code container}, be as {@code links} says.
     *
     * @param addresses of all hosts on their network, by name
     * @throws EngineTrouble if a tool refuses to
     */
    Felt shape(String host, String container, Map<String, String> addresses, NodeLinks links) {
        Shaped before = hosts.computeIfAbsent(host, name -> begin(name, container, addresses));
        if (before.links().equals(links)) return Felt.NOTHING;
        Batch batch = before.control().change(before.links(), links, before.downs());
        if (!batch.ip().isEmpty()) tools.batch(container, batch.ip(), "ip", "-batch");
        List<String> lines = before.show();
        lines.addAll(batch.tc());
        var counters = Counters.read(tools.batch(container, lines, "tc", "-s", "-batch"));
        long waits = counters.of(ALL_UP).waits() + counters.of(ALL_DOWN).waits();
        boolean downs = before.downs() || !batch.ip().isEmpty();
        hosts.put(host, new Shaped(before.control(), before.device(), links, downs, waits));
        return felt(before, counters, waits);
    }

    private static Felt felt(Shaped before, Counters counters, long waits) {
        var lost = new TreeSet<String>();
        var late = new TreeSet<String>();
        TrafficControl control = before.control();
        before.links().ways().forEach((other, way) -> {
            if (way.isCut() && counters.of(control.hole(other)).dropped() > 0) lost.add(other);
            boolean isLong = TrafficControl.isLong(Optional.of(way));
            if (isLong && counters.of(control.longWay(other)).sent() > 0) late.add(other);
        });
        return new Felt(lost, late, waits > before.waits());
    }

    private Shaped begin(String host, String container, Map<String, String> addresses) {
        String own = Objects.requireNonNull(addresses.get(host), host);
        String said = tools.run(
                container, "find a device", "ip", "-o", "-4", "addr", "show", "to", own + "/32");
        Matcher found = DEVICE.matcher(said);
        if (!found.find()) {
            throw new EngineTrouble("found no device with " + own + " in the container of " + host
                    + ", expected one: \"" + said.strip() + "\"");
        }
        var control = new TrafficControl(found.group(1), addresses);
        tools.batch(container, control.begin().tc(), "tc", "-batch");
        return new Shaped(control, found.group(1), NodeLinks.PLAIN, false, 0);
    }
}
