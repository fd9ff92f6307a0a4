package p4.cli;

import com.beust.jcommander.Parameter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import p4.model.PeerEndpoint;

/** What {@code overlay} takes. */
final class OverlayArguments {

    @Parameter(
            names = "--share",
            order = 1,
            required = true,
            placeholder = "DIR",
            converter = FolderText.class,
            description = "the folder to share, and where fetched files go")
    private @Nullable Path share;

    @Parameter(
            names = "--join",
            order = 2,
            placeholder = "HOST:PORT",
            converter = PeerText.class,
            description = "any peer of the overlay; without it this one begins a new overlay")
    private @Nullable PeerEndpoint join;

    @Parameter(
            names = "--listen",
            order = 3,
            placeholder = "HOST:PORT",
            converter = AddressText.class,
            defaultValueDescription = "any port of 127.0.0.1",
            description = "where others reach it; port 0 takes any free one")
    private InetSocketAddress listen = AddressText.local(0);

    @Parameter(
            names = "--config",
            order = 99,
            placeholder = "FILE",
            description = "YAML with these options as keys, without dashes")
    @SuppressWarnings("UnusedVariable") // the command line reads it, since it gives other values
    private @Nullable String config;

    Path share() {
        return Objects.requireNonNull(share);
    }

    /** Whom to ask first; nobody, or one. */
    List<PeerEndpoint> join() {
        return Stream.ofNullable(join).toList();
    }

    InetSocketAddress listen() {
        return listen;
    }

    /** Whether what is said to it leaves this machine. */
    boolean isReadableOutside() {
        return !listen.getAddress().isLoopbackAddress();
    }
}
