package p4.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import p4.control.Refusal;
import p4.disk.DirectoryFolder;
import p4.disk.DiskSettings;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.Token;
import p4.peer.CommandFailed;
import p4.peer.Peer;
import p4.peer.PeerCommands;
import p4.peer.PeerEvent;
import p4.peer.PeerLimits;
import p4.peer.PeerSettings;
import p4.time.SystemTimeline;
import p4.tls.TrustedRoots;
import p4.transfer.MemoryFolder;
import p4.transfer.SharedFolder;
import p4.wire.grpc.ConnectionLimits;
import p4.wire.grpc.Encryption;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.TransferLimits;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.JdkCarrier;

/**
 * A peer that shares nothing and lives as long as a command does.
 *
 * <p>A fetched file is received in a hidden folder beside where it belongs, and moved there whole.
 */
final class Visitor implements Link {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long GOODBYE_SECONDS = 2;
    private static final FilePath RECEIVED = new FilePath("received");

    private final NodeThreads threads = new NodeThreads();
    private final SystemTimeline timeline = new SystemTimeline(threads.timeline());
    private final NettyTransport transport;
    private final SecureRandom chance = new SecureRandom();
    private final URI tracker;
    private final Silence silence;
    private final HttpClient client;
    private final Credentials credentials;
    private final GrpcDataPlane data;
    private final Peer peer;

    /**
     * Joins the network of {@code tracker}, whose nodes prove to {@code trusted} who they are.
     *
     * @throws CommandFailed if it is not let in
     */
    Visitor(URI tracker, Credentials credentials, Optional<TrustedRoots> trusted) {
        Optional<SSLContext> tls = trusted.map(TrustedRoots::calling);
        this.tracker = tracker;
        this.silence = new Silence(tracker);
        this.client = JdkCarrier.client(threads.wire(), TIMEOUT, tls);
        this.transport = new NettyTransport(
                1, ConnectionLimits.DEFAULT, new Encryption(Optional.empty(), tls));
        this.credentials = credentials;
        this.data = new GrpcDataPlane(
                transport::channel, threads.disk(), timeline, TransferLimits.DEFAULT);
        var folder = new MemoryFolder();
        this.peer = join(folder, folder);
    }

    @Override
    public PeerCommands commands() {
        return peer;
    }

    @Override
    public boolean keepsFilesHere() {
        return true;
    }

    @Override
    public ExitCode get(Output show, String path, Optional<String> output, boolean overwrite) {
        var wanted = new FilePath(path);
        Path target = Path.of(output.orElse(wanted.name())).toAbsolutePath();
        if (!overwrite && Files.exists(target)) {
            show.complain("there is something at " + target + " already; --overwrite replaces it");
            return ExitCode.FAILED;
        }
        try (Staging staging = Staging.beside(target)) {
            Peer fetcher = join(new MemoryFolder(), folder(staging.folder()));
            var order =
                    new PeerCommands.Get(wanted, Optional.empty(), Optional.of(RECEIVED), false);
            ExitCode ended =
                    andLeave(fetcher, () -> new Words(fetcher, show).get(order, target.toString()));
            if (ended == ExitCode.OK) move(staging.resolve(RECEIVED.value()), target, overwrite);
            return ended;
        }
    }

    @Override
    public ExitCode put(Output show, String file, int copies) {
        Path source = Path.of(file).toAbsolutePath();
        if (!Files.isRegularFile(source)) {
            show.complain("there is no file at " + source);
            return ExitCode.NOT_FOUND;
        }
        try (Staging staging = Staging.beside(source)) {
            String name = new FilePath(source.getFileName().toString()).value();
            link(source, staging.resolve(name));
            Peer sender = join(folder(staging.folder()), new MemoryFolder());
            return andLeave(sender, () -> new Words(sender, show).put(name, copies));
        }
    }

    @Override
    public void close() {
        leave(peer);
        data.close();
        transport.close();
        threads.close();
    }

    private Peer join(SharedFolder share, SharedFolder downloads) {
        var settings = new PeerSettings(
                Names.madeUp(chance),
                Token.draw(chance),
                credentials,
                tracker.toString(),
                OptionalInt.empty(),
                Optional.empty(),
                PeerSettings.Verification.ONLINE,
                false,
                0,
                PeerLimits.DEFAULT);
        var control = new HttpControlPlane(tracker, client, TIMEOUT, timeline);
        var joined = new CompletableFuture<Void>();
        var visitor = new Peer(
                settings,
                silence.listeningTo(control),
                data,
                share,
                downloads,
                chance,
                timeline,
                (event, now) -> hear(event, joined));
        CompletionStage<Void> started = visitor.start();
        started.whenComplete((done, failed) -> {
            if (failed == null) joined.complete(null);
            else joined.completeExceptionally(failed);
        });
        await(joined);
        return visitor;
    }

    /** A visitor does not wait for better times: the first no is its answer. */
    private void hear(PeerEvent event, CompletableFuture<Void> joined) {
        if (event instanceof PeerEvent.AnnounceRefused refused) {
            boolean unauthorized = refused.why().httpStatus() == Refusal.STALE_TOKEN.httpStatus();
            joined.completeExceptionally(new CommandFailed(
                    unauthorized ? CommandFailed.Kind.UNAUTHORIZED : CommandFailed.Kind.FAILED,
                    "the tracker at " + tracker + " refused: " + RefusalText.of(refused.why())));
        } else if (event instanceof PeerEvent.TrackerSilent) {
            joined.completeExceptionally(
                    new CommandFailed(CommandFailed.Kind.FAILED, silence.words()));
        }
    }

    private static void await(CompletableFuture<Void> joined) {
        try {
            joined.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof CommandFailed why ? why : failed;
        }
    }

    private static ExitCode andLeave(Peer visitor, Supplier<ExitCode> word) {
        try {
            return word.get();
        } finally {
            leave(visitor);
        }
    }

    private static void leave(Peer visitor) {
        try {
            visitor.leave().toCompletableFuture().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unheard) {
            visitor.crash(); // the lease will end by itself
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private SharedFolder folder(Path root) {
        return DirectoryFolder.open(
                DiskSettings.at(root, Optional.empty()), threads.disk(), warning -> {});
    }

    private static void move(Path received, Path target, boolean overwrite) {
        try {
            if (overwrite) {
                Files.move(received, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.createLink(target, received); // fails if the place was taken meanwhile
            }
        } catch (FileAlreadyExistsException taken) {
            throw new CommandFailed(
                    CommandFailed.Kind.CONFLICT, "there is something at " + target + " already");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep " + target, failed);
        }
    }

    private static void link(Path source, Path place) {
        try {
            Files.createLink(place, source);
        } catch (IOException | UnsupportedOperationException unlinkable) {
            copy(source, place);
        }
    }

    private static void copy(Path source, Path place) {
        try {
            Files.copy(source, place);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + source, failed);
        }
    }
}
