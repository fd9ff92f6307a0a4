package p4.wire.tcp;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts the connections that others have open, in all and by address; for many threads. */
final class Turnstile {

    private final int most;
    private final int mostPerAddress;
    private final Map<InetAddress, Integer> inside = new HashMap<>();
    private int all;

    Turnstile(TcpLimits limits) {
        this.most = limits.connections();
        this.mostPerAddress = limits.perAddress();
    }

    /** Lets one more in from {@code address}, if there is room; it must leave once. */
    synchronized boolean enter(InetAddress address) {
        int of = inside.getOrDefault(address, 0);
        if (all >= most || of >= mostPerAddress) return false;
        all++;
        inside.put(address, of + 1);
        return true;
    }

    /** Lets one that entered out. */
    synchronized void leave(InetAddress address) {
        all--;
        inside.computeIfPresent(address, (who, count) -> count == 1 ? null : count - 1);
    }

    /** How many are inside. */
    synchronized int count() {
        return all;
    }
}
