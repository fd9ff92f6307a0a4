package p4.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import p4.model.PeerId;
import p4.peer.PeerSettings;

/** What {@code peer} takes. */
@Parameters(commandDescription = "share a folder")
final class PeerArguments {

    @Parameter(
            names = "--tracker",
            required = true,
            description = "http://HOST:PORT of the tracker")
    private String tracker = "";

    @Parameter(names = "--share", required = true, description = "folder to share")
    private Path share = Path.of("");

    @Parameter(
            names = "--downloads",
            description = "folder for fetched files; the shared one if not given")
    private @Nullable Path downloads;

    @Parameter(
            names = "--listen",
            converter = AddressText.class,
            description = "HOST:PORT to serve files on; port 0 takes any free one")
    private InetSocketAddress listen = new AddressText().convert("127.0.0.1:0");

    @Parameter(
            names = "--host",
            description = "address for others to reach it at, if not the one the tracker sees")
    private @Nullable String host;

    @Parameter(names = "--name", description = "name on the network; one is made up if not given")
    private @Nullable String name;

    @Parameter(names = "--verify", description = "where tickets are verified: online or offline")
    private String verify = "online";

    @Parameter(names = "--take-uploads", description = "let other peers store files here")
    private boolean takeUploads;

    @Parameter(names = "--quota-gib", description = "how much others may store, in GiB")
    private int quotaGib = 10;

    @Parameter(names = "--user", description = "user name, where the network has accounts")
    private @Nullable String user;

    @Parameter(names = "--secret-file", description = "file that holds the secret or password")
    private @Nullable Path secretFile;

    @Parameter(names = "--config", description = "YAML file with these options as keys")
    @SuppressWarnings("UnusedVariable") // read before the rest is parsed, since it gives defaults
    private @Nullable Path config;

    URI tracker() {
        return TrackerAddress.parse(tracker);
    }

    Path share() {
        return share;
    }

    Path downloads() {
        return Optional.ofNullable(downloads).orElse(share);
    }

    InetSocketAddress listen() {
        return listen;
    }

    Optional<String> host() {
        return Optional.ofNullable(host);
    }

    Optional<PeerId> name() {
        try {
            return Optional.ofNullable(name).map(PeerId::new);
        } catch (IllegalArgumentException malformed) {
            throw new UsageError("--name: " + malformed.getMessage());
        }
    }

    PeerSettings.Verification verification() {
        for (PeerSettings.Verification kind : PeerSettings.Verification.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(verify)) return kind;
        }
        throw new UsageError("--verify: found \"" + verify + "\", expected online or offline");
    }

    boolean takeUploads() {
        return takeUploads;
    }

    long quotaBytes() {
        return (long) quotaGib << 30;
    }

    Optional<String> user() {
        return Optional.ofNullable(user);
    }

    Optional<Path> secretFile() {
        return Optional.ofNullable(secretFile);
    }
}
