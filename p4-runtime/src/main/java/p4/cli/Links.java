package p4.cli;

import java.util.Optional;
import p4.tls.TrustedRoots;

/** Makes the link that somebody asked for. */
final class Links {

    private Links() {}

    /**
     * A link to {@code whom}.
     *
     * @throws UsageError if nobody, or two, are to be talked to, or the secret is missing
     * @throws p4.peer.CommandFailed if the tracker is silent or refuses
     */
    static Link to(Whom whom, Surroundings around) {
        Optional<String> peer = whom.peer();
        Optional<TrustedRoots> trusted = whom.trusted(around.now());
        if (peer.isPresent()) return new RunningPeer(around.home().control(peer.get()));
        return new Visitor(
                whom.tracker().orElseThrow(),
                around.secrets().credentials(whom.user(), whom.secretFile()),
                trusted);
    }
}
