package p4.sim.reference;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import p4.control.ControlRequest.Announce;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Token;

/** A peer with a lease: what it said when it announced itself, and what became of it since. */
final class Registered {

    private final Announce announce;
    private final Token token;
    private final String host;
    private final SortedMap<FilePath, FileManifest> files = new TreeMap<>();
    private Instant ends;
    private OptionalLong room = OptionalLong.empty();
    private boolean published;

    Registered(Announce announce, Token token, String host, Instant ends) {
        this.announce = announce;
        this.token = token;
        this.host = host;
        this.ends = ends;
    }

    PeerId peer() {
        return announce.peer();
    }

    Token token() {
        return token;
    }

    /** The address it came from; its token is good from there alone. */
    String host() {
        return host;
    }

    /** Tells whether {@code other} may take the name over. */
    boolean isSamePeer(Announce other) {
        return announce.identity().equals(other.identity());
    }

    /** Where it serves; empty if it serves nothing. */
    Optional<PeerEndpoint> endpoint() {
        return announce.port().isEmpty()
                ? Optional.empty()
                : Optional.of(new PeerEndpoint(
                        announce.host().orElse(host), announce.port().getAsInt()));
    }

    Instant ends() {
        return ends;
    }

    void renew(Instant later) {
        ends = later;
    }

    /** What it offers, to be changed by the {@link Register} alone. */
    SortedMap<FilePath, FileManifest> files() {
        return files;
    }

    long bytes() {
        return files.values().stream().mapToLong(FileManifest::size).sum();
    }

    boolean holds(ContentHash content) {
        return files.values().stream().anyMatch(file -> file.hash().equals(content));
    }

    boolean hasPublished() {
        return published;
    }

    /** Notes that its offer was taken, and how much room it has for uploads. */
    void publish(OptionalLong left) {
        published = true;
        room = left;
    }

    OptionalLong room() {
        return room;
    }
}
