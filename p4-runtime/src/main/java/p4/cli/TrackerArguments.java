package p4.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParametersDelegate;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import p4.tracker.TrackerSettings;

/** What {@code tracker} takes. */
final class TrackerArguments {

    private static final int PORT = 8000;
    private static final int MISSED = 2;

    @Parameter(
            names = "--listen",
            order = 1,
            placeholder = "HOST:PORT",
            converter = AddressText.class,
            description = "where to listen; port 0 takes any free one")
    private InetSocketAddress listen = AddressText.local(PORT);

    @Parameter(
            names = "--lease",
            order = 2,
            placeholder = "DURATION",
            converter = DurationText.class,
            description = "how long a silent peer is still listed")
    private Duration lease = TrackerSettings.standard().lease();

    @Parameter(
            names = "--heartbeat",
            order = 3,
            placeholder = "DURATION",
            converter = DurationText.class,
            description = "how often peers say that they are there")
    private Duration heartbeat = TrackerSettings.standard().heartbeat();

    @Parameter(
            names = "--lab",
            order = 4,
            description = "let peers be at private addresses, as on a LAN, and the secret be weak")
    private boolean lab;

    @Parameter(
            names = "--any-address",
            order = 5,
            description = "let peers announce other addresses than they come from")
    private boolean anyAddress;

    @Parameter(
            names = "--no-dial-back",
            order = 6,
            description = "send people to a peer without trying first whether it answers")
    private boolean noDialBack;

    @Parameter(
            names = "--accounts",
            order = 7,
            placeholder = "FILE",
            converter = ReadableText.class,
            description = "let these users in, too; made by the command account")
    private @Nullable Path accounts;

    @Parameter(
            names = "--secret-file",
            order = 8,
            placeholder = "FILE",
            converter = ReadableText.class,
            description = "holds the network's secret, if P4_SECRET does not")
    private @Nullable Path secretFile;

    @Parameter(
            names = "--config",
            order = 99,
            placeholder = "FILE",
            description = "YAML with these options as keys, without dashes")
    @SuppressWarnings("UnusedVariable") // the command line reads it, since it gives other values
    private @Nullable String config;

    @ParametersDelegate
    private final DialectArguments dialects = new DialectArguments();

    @ParametersDelegate
    private final TlsArguments tls = new TlsArguments();

    InetSocketAddress listen() {
        return listen;
    }

    /**
     * How leases are kept.
     *
     * @throws BadValue if the lease would end when heartbeats are lost that may be lost
     */
    TrackerSettings settings() {
        if (lease.compareTo(heartbeat.multipliedBy(MISSED + 1L)) <= 0) {
            throw new BadValue(
                    "--lease",
                    DurationText.write(lease),
                    "more than " + DurationText.write(heartbeat.multipliedBy(MISSED + 1L))
                            + ", three times the --heartbeat of " + DurationText.write(heartbeat));
        }
        return new TrackerSettings(
                lease,
                heartbeat,
                MISSED,
                TrackerSettings.standard().ticketLife(),
                anyAddress,
                lab());
    }

    /** Whether peers at private addresses are welcome; a tracker on loopback sees no others. */
    boolean lab() {
        return lab || listen.getAddress().isLoopbackAddress();
    }

    boolean weakSecret() {
        return lab();
    }

    boolean dialBack() {
        return !noDialBack;
    }

    Optional<Path> secretFile() {
        return Optional.ofNullable(secretFile);
    }

    /**
     * How it encrypts; empty for plaintext.
     *
     * @throws UsageError if what was given is incomplete or bad at {@code now}
     */
    Optional<TlsArguments.Credentials> tls(Instant now) {
        return tls.read(now);
    }

    /** What it speaks beside its own tongue. */
    DialectArguments dialects() {
        return dialects;
    }

    /** Whether it speaks plaintext where others than this machine may listen. */
    boolean isReadableOutside() {
        return !tls.isGiven() && !listen.getAddress().isLoopbackAddress();
    }

    Optional<Path> accounts() {
        return Optional.ofNullable(accounts);
    }
}
