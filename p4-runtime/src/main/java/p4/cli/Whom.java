package p4.cli;

import com.beust.jcommander.Parameter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import p4.model.PeerId;
import p4.tls.TrustedRoots;

/** Whom the one-shot commands and the shell talk to, and as who. */
final class Whom {

    @Parameter(
            names = "--tracker",
            order = 11,
            placeholder = "URL",
            converter = TrackerText.class,
            description = "ask this tracker, as a peer that shares nothing")
    private @Nullable URI tracker;

    @Parameter(
            names = "--peer",
            order = 12,
            placeholder = "HOST:PORT",
            description = "tell this running peer of yours, as it printed its address")
    private @Nullable String peer;

    @Parameter(
            names = "--user",
            order = 13,
            placeholder = "NAME",
            converter = NameText.class,
            description = "who you are, where the network has accounts")
    private @Nullable PeerId user;

    @Parameter(
            names = "--secret-file",
            order = 14,
            placeholder = "FILE",
            converter = ReadableText.class,
            description = "holds the secret or password, if P4_SECRET does not")
    private @Nullable Path secretFile;

    @Parameter(
            names = "--tls-ca",
            order = 15,
            placeholder = "FILE",
            converter = ReadableText.class,
            defaultValueDescription = "whom this machine trusts",
            description = "whose certificates to trust with https, PEM")
    private @Nullable Path tlsCa;

    /**
     * The running peer to tell; if there is none, there is a tracker.
     *
     * @throws UsageError if both are given, or neither
     */
    Optional<String> peer() {
        if ((peer == null) == (tracker == null)) {
            throw new UsageError("expected --tracker URL or --peer HOST:PORT, one of them");
        }
        return Optional.ofNullable(peer);
    }

    Optional<URI> tracker() {
        return Optional.ofNullable(tracker);
    }

    Optional<PeerId> user() {
        return Optional.ofNullable(user);
    }

    Optional<Path> secretFile() {
        return Optional.ofNullable(secretFile);
    }

    /**
     * Whose certificates are trusted; empty if the tracker is spoken to in plaintext.
     *
     * @throws UsageError if {@code --tls-ca} makes no sense, or its file is bad at {@code now}
     */
    Optional<TrustedRoots> trusted(Instant now) {
        if (tracker != null && TrackerText.isEncrypted(tracker)) {
            return Optional.of(TlsArguments.trusted(tlsCa, now));
        }
        if (tlsCa == null) return Optional.empty();
        throw new BadValue("--tls-ca", tlsCa.toString(), "--tracker https://HOST:PORT with it");
    }
}
