package p4.sim.cluster.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Ports of this machine that a node which went can come back to.
 *
 * <p>They lie below those that systems give to outgoing connections, of which a run has thousands: one
 * of those may well take the port of a node that is down.
 */
public final class LoopbackPorts implements Ports {

    private static final String HOST = "127.0.0.1";
    private static final int FIRST = 10_000;
    private static final int LAST = 32_000;
    private static final int TRIES = 200;

    private final RandomGenerator chance;
    private final Set<Integer> given = new HashSet<>();

    /** Draws ports from {@code chance}. */
    public LoopbackPorts(RandomGenerator chance) {
        this.chance = chance;
    }

    @Override
    public String host() {
        return HOST;
    }

    /** Has {@code listen} listen at a free address; it is told another one as often as it fails. */
    @Override
    public synchronized <T> T listen(String who, Function<InetSocketAddress, T> listen) {
        for (int left = TRIES; ; left--) {
            int port = chance.nextInt(FIRST, LAST);
            try {
                return listen.apply(at(port));
            } catch (UncheckedIOException taken) {
                if (left == 1) throw taken;
            }
        }
    }

    /**
     * A port that nobody listens at now, for somebody who cannot be handed an address to try.
     *
     * <p>No two that it gives are the same: who got the first may not listen there yet.
     *
     * @throws UncheckedIOException if none is found
     */
    public int free(String who) {
        return listen(who, this::give);
    }

    private int give(InetSocketAddress address) {
        if (given.contains(address.getPort())) {
            throw new UncheckedIOException(new BindException("given away: " + address));
        }
        int port = tried(address);
        given.add(port);
        return port;
    }

    private static int tried(InetSocketAddress address) {
        try (var tried = new ServerSocket(address.getPort(), 1, address.getAddress())) {
            return tried.getLocalPort();
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    @Override
    public InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
