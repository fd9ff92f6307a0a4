package p4.tracker.bad.one;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import p4.peer.PeerStatus;
import p4.tracker.bad.two.Accomplice;

/** Breaks every rule of the house, so that a test can see each one bite. */
public final class Misfit {

    static final Logger LOG = LoggerFactory.getLogger(Misfit.class);
    static final LongSupplier NANOS = System::nanoTime;

    /** Closes the circle. */
    public Accomplice accomplice() {
        return new Accomplice();
    }

    Instant now() {
        return Instant.now();
    }

    int chance() {
        return new Random().nextInt();
    }

    void reach(PeerStatus peer, Path path, Socket socket) {
        LOG.info("{} {} {}", peer, path, socket);
    }
}
