package p4.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code tracker} takes. */
@Parameters(commandDescription = "run a tracker")
final class TrackerArguments {

    @Parameter(
            names = "--listen",
            converter = AddressText.class,
            description = "HOST:PORT to listen on; port 0 takes any free one")
    private InetSocketAddress listen = new AddressText().convert("127.0.0.1:8000");

    @Parameter(
            names = "--lease",
            converter = DurationText.class,
            description = "how long a silent peer is still listed")
    private Duration lease = Duration.ofSeconds(30);

    @Parameter(
            names = "--heartbeat",
            converter = DurationText.class,
            description = "how often peers say that they are there")
    private Duration heartbeat = Duration.ofSeconds(9);

    @Parameter(
            names = "--lab",
            description = "let peers be at private addresses, and the secret be a weak one")
    private boolean lab;

    @Parameter(
            names = "--any-address",
            description = "let peers announce other addresses than they come from")
    private boolean anyAddress;

    @Parameter(
            names = "--no-dial-back",
            description = "hand peers out without trying whether they serve where they say")
    private boolean noDialBack;

    @Parameter(names = "--secret-file", description = "file that holds the network's secret")
    private @Nullable Path secretFile;

    @Parameter(names = "--accounts", description = "file of users and password hashes")
    private @Nullable Path accounts;

    @Parameter(names = "--config", description = "YAML file with these options as keys")
    @SuppressWarnings("UnusedVariable") // read before the rest is parsed, since it gives defaults
    private @Nullable Path config;

    InetSocketAddress listen() {
        return listen;
    }

    Duration lease() {
        return lease;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    /** Whether peers at private addresses are welcome; a tracker on loopback sees no others. */
    boolean lab() {
        return lab || listen.getAddress().isLoopbackAddress();
    }

    boolean weakSecret() {
        return lab();
    }

    boolean anyAddress() {
        return anyAddress;
    }

    boolean dialBack() {
        return !noDialBack;
    }

    Optional<Path> secretFile() {
        return Optional.ofNullable(secretFile);
    }

    Optional<Path> accounts() {
        return Optional.ofNullable(accounts);
    }
}
