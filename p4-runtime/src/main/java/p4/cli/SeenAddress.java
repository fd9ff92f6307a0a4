package p4.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.tls.NodeCertificate;

/**
 * Tells a peer's owner, once for each address, that others will not believe its certificate there.
 *
 * <p>Others are sent to the address that the tracker sees, unless the peer asks for another.
 */
final class SeenAddress {

    private final NodeCertificate certificate;
    private final PrintStream warnings;
    private final AtomicReference<String> told = new AtomicReference<>("");

    SeenAddress(NodeCertificate certificate, PrintStream warnings) {
        this.certificate = certificate;
        this.warnings = warnings;
    }

    /** The same {@code way} to the tracker, of which it hears what address the tracker sees. */
    ControlPlane listeningTo(ControlPlane way) {
        return request -> way.ask(request).whenComplete((reply, failed) -> {
            if (reply instanceof ControlReply.Announced announced) check(announced.observedHost());
        });
    }

    private void check(String host) {
        if (certificate.covers(host) || told.getAndSet(host).equals(host)) return;
        warnings.println("warning: nobody will believe this peer: the tracker sees it at " + host
                + ", but its certificate is for " + String.join(" ", certificate.hosts())
                + " (the command ca makes others)");
    }
}
