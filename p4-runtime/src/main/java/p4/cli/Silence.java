package p4.cli;

import java.net.URI;
import java.util.Optional;
import p4.control.ControlPlane;
import p4.tls.HandshakeTrouble;

/** Why a tracker does not answer, as far as it is known: nobody is there, or TLS comes to nothing. */
final class Silence {

    private final URI tracker;
    private volatile Optional<String> trouble = Optional.empty();

    Silence(URI tracker) {
        this.tracker = tracker;
    }

    /** The same {@code way} to the tracker, of which it hears how the last request failed. */
    ControlPlane listeningTo(ControlPlane way) {
        return request -> way.ask(request).whenComplete((reply, failed) -> {
            trouble = Optional.ofNullable(failed).flatMap(HandshakeTrouble::in);
        });
    }

    /** What to tell people. */
    String words() {
        return "no tracker answers at " + tracker
                + trouble.map(why -> ": " + why).orElse("");
    }
}
