package p4.sim.cluster.host;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.function.Function;

/** Addresses of this machine that nodes listen at, and the name by which others know it. */
public interface Ports {

    /** The host that others are told. */
    String host();

    /** The address to listen at with {@code port}. */
    InetSocketAddress at(int port);

    /**
     * Has {@code listen} listen at an address that is meant for {@code who}.
     *
     * @throws UncheckedIOException if none is free
     */
    <T> T listen(String who, Function<InetSocketAddress, T> listen);
}
