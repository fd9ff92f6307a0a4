package p4.sim.member;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import p4.sim.cluster.host.Ports;

/** The ports that the laboratory chose for the nodes of a member, on the interface it listens at. */
final class AgreedPorts implements Ports {

    private static final String TRACKER = "tracker";

    private final InetAddress local;
    private final String host;
    private final Map<String, Integer> ports = new TreeMap<>();

    /** Those of {@code preparation}, at {@code local}, which may be every interface. */
    AgreedPorts(InetAddress local, Preparation preparation) {
        this.local = local;
        this.host = preparation.host();
        preparation.trackerPort().ifPresent(port -> ports.put(TRACKER, port));
        preparation.peers().forEach(peer -> ports.put(peer.member().peer().value(), peer.port()));
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public InetSocketAddress at(int port) {
        return new InetSocketAddress(local, port);
    }

    @Override
    public <T> T listen(String who, Function<InetSocketAddress, T> listen) {
        Integer port = ports.get(who);
        if (port == null) throw new IllegalArgumentException("no port was agreed on for " + who);
        return listen.apply(at(port));
    }
}
