package p4.cli;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import p4.model.PeerEndpoint;
import p4.model.Printable;

/**
 * Tells a tracker's operator, once for each address, that no such peer answers there.
 *
 * <p>Remembers a bounded number of addresses, and forgets the oldest first.
 */
final class UnprovenPeers implements Unproven {

    private static final int REMEMBERED = 1_024;

    private final PrintStream warnings;
    private final Set<PeerEndpoint> told = new LinkedHashSet<>();

    UnprovenPeers(PrintStream warnings) {
        this.warnings = warnings;
    }

    @Override
    public synchronized void hear(PeerEndpoint endpoint, Optional<String> why) {
        if (!told.add(endpoint)) return;
        if (told.size() > REMEMBERED) told.remove(told.iterator().next());
        warnings.println("warning: the peer that announced " + Printable.escape(endpoint.toString())
                + " does not answer there"
                + why.map(reason -> " (" + reason + ")").orElse("")
                + "; nobody is sent to it until it does");
    }
}
