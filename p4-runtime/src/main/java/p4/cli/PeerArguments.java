package p4.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import p4.model.PeerId;
import p4.peer.PeerSettings.Verification;
import p4.tls.NodeCertificate;

/** What {@code peer} takes. */
final class PeerArguments {

    private static final long QUOTA = 10L << 30;
    private static final Set<Dialect> SPOKEN = EnumSet.of(Dialect.P4_CLASSIC, Dialect.CATALOG);

    @Parameter(
            names = "--tracker",
            order = 1,
            required = true,
            placeholder = "URL",
            converter = TrackerText.class,
            description = "the network's tracker, http://HOST:PORT or https")
    private @Nullable URI tracker;

    @Parameter(
            names = "--share",
            order = 2,
            required = true,
            placeholder = "DIR",
            converter = FolderText.class,
            description = "the folder to share")
    private @Nullable Path share;

    @Parameter(
            names = "--downloads",
            order = 3,
            placeholder = "DIR",
            converter = FileText.class,
            description = "where fetched files go, if not into the shared folder")
    private @Nullable Path downloads;

    @Parameter(
            names = "--listen",
            order = 4,
            placeholder = "HOST:PORT",
            converter = AddressText.class,
            defaultValueDescription = "any port of 127.0.0.1",
            description = "where to serve files; port 0 takes any free one")
    private InetSocketAddress listen = AddressText.local(0);

    @Parameter(
            names = "--host",
            order = 5,
            placeholder = "HOST",
            converter = HostText.class,
            description = "where others reach it, if not at the address the tracker sees")
    private @Nullable String host;

    @Parameter(
            names = "--name",
            order = 6,
            placeholder = "NAME",
            converter = NameText.class,
            description = "its name on the network; one is made up if not given")
    private @Nullable PeerId name;

    @Parameter(
            names = "--take-uploads",
            order = 7,
            description = "let other peers store files here")
    private boolean takeUploads;

    @Parameter(
            names = "--quota",
            order = 8,
            placeholder = "SIZE",
            converter = SizeText.class,
            defaultValueDescription = "10GiB",
            description = "how much others may store here in all")
    private long quota = QUOTA;

    @Parameter(
            names = "--verify",
            order = 9,
            placeholder = "online|offline",
            converter = VerificationText.class,
            defaultValueDescription = "online",
            description = "whether the tracker is asked about each ticket")
    private Verification verification = Verification.ONLINE;

    @Parameter(
            names = "--user",
            order = 10,
            placeholder = "NAME",
            converter = NameText.class,
            description = "who you are, where the network has accounts")
    private @Nullable PeerId user;

    @Parameter(
            names = "--secret-file",
            order = 11,
            placeholder = "FILE",
            converter = ReadableText.class,
            description = "holds the secret or password, if P4_SECRET does not")
    private @Nullable Path secretFile;

    @Parameter(
            names = "--dialect",
            order = 12,
            placeholder = "NAME",
            converter = DialectText.class,
            description =
                    "speak only this, with a tracker that does, an original too: p4-classic, catalog")
    private @Nullable Dialect dialect;

    @Parameter(
            names = "--config",
            order = 99,
            placeholder = "FILE",
            description = "YAML with these options as keys, without dashes")
    @SuppressWarnings("UnusedVariable") // the command line reads it, since it gives other values
    private @Nullable String config;

    @ParametersDelegate
    private final TlsArguments tls = new TlsArguments();

    URI tracker() {
        return Objects.requireNonNull(tracker);
    }

    Path share() {
        return Objects.requireNonNull(share);
    }

    /**
     * Where fetched files go.
     *
     * @throws BadValue if the shared folder would be in it: whoever names a file could then write
     *     into the shared folder
     */
    Path downloads() {
        Path given = Optional.ofNullable(downloads).orElse(share());
        if (Files.exists(given) && !Files.isDirectory(given)) {
            throw new BadValue("--downloads", given.toString(), "a folder");
        }
        Path inner = real(share());
        Path outer = real(given);
        if (inner.startsWith(outer) && !inner.equals(outer)) {
            throw new BadValue(
                    "--downloads",
                    given.toString(),
                    "a folder that the shared one (" + share() + ") is not in");
        }
        return given;
    }

    InetSocketAddress listen() {
        return listen;
    }

    Optional<String> host() {
        return Optional.ofNullable(host);
    }

    Optional<PeerId> name() {
        return Optional.ofNullable(name);
    }

    Verification verification() {
        return verification;
    }

    boolean takeUploads() {
        return takeUploads;
    }

    long quotaBytes() {
        return quota;
    }

    /**
     * The dialect that it speaks and nothing else; empty for our own tongue.
     *
     * @throws BadValue if it is none that peers of ours speak, or something is asked for that it lacks
     */
    Optional<Dialect> dialect() {
        if (dialect == null) return Optional.empty();
        if (!SPOKEN.contains(dialect)) {
            throw new BadValue("--dialect", dialect.word(), "p4-classic|catalog");
        }
        String alone = "no --dialect with it";
        if (takeUploads) throw new BadValue("--take-uploads", "true", alone);
        if (verification == Verification.OFFLINE) throw new BadValue("--verify", "offline", alone);
        if (downloads != null) throw new BadValue("--downloads", downloads.toString(), alone);
        if (tls.isGiven() || TrackerText.isEncrypted(tracker())) {
            throw new BadValue(
                    "--tracker", tracker().toString(), "http://HOST:PORT with --dialect");
        }
        return Optional.of(dialect);
    }

    Optional<PeerId> user() {
        return Optional.ofNullable(user);
    }

    Optional<Path> secretFile() {
        return Optional.ofNullable(secretFile);
    }

    /**
     * How it encrypts; empty for plaintext. A network does it everywhere or nowhere, as its tracker.
     *
     * @throws UsageError if what was given is incomplete, bad at {@code now}, does not fit the
     *     tracker, or is for another host
     */
    Optional<TlsArguments.Credentials> tls(Instant now) {
        Optional<TlsArguments.Credentials> given = tls.read(now);
        if (given.isEmpty() && TrackerText.isEncrypted(tracker())) {
            throw new UsageError("expected --tls-cert FILE and --tls-key FILE with a tracker at "
                    + tracker() + ", since its peers serve over TLS (the command ca makes them)");
        }
        if (given.isPresent() && !TrackerText.isEncrypted(tracker())) {
            throw new BadValue(
                    "--tracker", tracker().toString(), "https://HOST:PORT with --tls-cert");
        }
        given.ifPresent(credentials -> refuseForeign(credentials.own()));
        return given;
    }

    /** Whether it speaks plaintext, to the tracker or to peers, where others may listen. */
    boolean isReadableOutside() {
        boolean outside =
                !listen.getAddress().isLoopbackAddress() || !TrackerText.isOnThisMachine(tracker());
        return !tls.isGiven() && outside;
    }

    private void refuseForeign(NodeCertificate certificate) {
        if (host == null || certificate.covers(host)) return;
        throw new BadValue(
                "--host",
                host,
                "one of the certificate's: " + String.join(" ", certificate.hosts()));
    }

    private static Path real(Path folder) {
        try {
            return Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot look at " + folder, failed);
        }
    }
}
