package p4.overlay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import p4.model.PeerEndpoint;
import p4.time.Timeline;

/**
 * A network of overlay nodes in memory, on one timeline; it counts what is sent.
 *
 * <p>Each connection has a delay of its own between 5 and 50 ms one way, and keeps the order. A dial to
 * nobody is refused; whoever crashed neither answers nor refuses, as a machine that lost its power.
 */
final class MemoryNetwork {

    private static final int DELAY_MIN_MS = 5;
    private static final int DELAY_MAX_MS = 50;

    private final Timeline timeline;
    private final RandomGenerator chance;
    private final Map<PeerEndpoint, OverlayNetwork.Acceptor> listening = new LinkedHashMap<>();
    private final Set<String> crashed = new LinkedHashSet<>();
    private final List<Message> sent = new ArrayList<>();

    MemoryNetwork(Timeline timeline, RandomGenerator chance) {
        this.timeline = timeline;
        this.chance = chance;
    }

    /** The network as the machine at {@code host} sees it. */
    OverlayNetwork seenFrom(String host) {
        return (endpoint, listener) -> dial(host, endpoint, listener);
    }

    void listen(PeerEndpoint endpoint, OverlayNetwork.Acceptor acceptor) {
        listening.put(endpoint, acceptor);
    }

    /** Takes the power from {@code host}: what is on its way to it, or from it, is lost. */
    void crash(String host) {
        crashed.add(host);
    }

    /** What was sent since this was asked last. */
    List<Message> takeSent() {
        List<Message> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    private Connection dial(String host, PeerEndpoint to, Connection.Listener listener) {
        int millis = chance.nextInt(DELAY_MIN_MS, DELAY_MAX_MS);
        var near = new End(host, to.host(), Duration.ofMillis(millis));
        var far = new End(to.host(), host, Duration.ofMillis(millis));
        near.other = far;
        far.other = near;
        near.listener = listener;
        near.deliver(() -> {
            OverlayNetwork.Acceptor acceptor = listening.get(to);
            if (acceptor == null) far.close();
            else far.listener = acceptor.accept(far);
        });
        return near;
    }

    private final class End implements Connection {

        private final String host;
        private final String remote;
        private final Duration delay;
        private End other = this;
        private Listener listener = new Deaf();
        private boolean over;

        End(String host, String remote, Duration delay) {
            this.host = host;
            this.remote = remote;
            this.delay = delay;
        }

        @Override
        public String remoteHost() {
            return remote;
        }

        @Override
        public void send(Message message) {
            if (over) return;
            sent.add(message);
            deliver(() -> {
                if (!other.over) other.listener.received(message);
            });
        }

        @Override
        public void close() {
            if (over) return;
            over = true;
            deliver(() -> {
                if (other.over) return;
                other.over = true;
                other.listener.closed();
            });
        }

        /** Runs {@code arrival} at the other end, if there is power at both ends by then. */
        private void deliver(Runnable arrival) {
            if (crashed.contains(host)) return;
            timeline.after(delay, () -> {
                if (!crashed.contains(host) && !crashed.contains(remote)) arrival.run();
            });
        }
    }

    /** Hears nothing: nobody has taken the connection yet. */
    private static final class Deaf implements Connection.Listener {

        @Override
        public void received(Message message) {
            throw new AssertionError("nobody listens to " + message);
        }

        @Override
        public void closed() {
            // nobody cares
        }
    }
}
