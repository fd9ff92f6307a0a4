package p4.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Tells whoever may read the node's home how the node is, a line for each connection.
 *
 * <p>It is a socket of the file system, so that it costs an asker nearly nothing, needs neither port
 * nor token nor certificate, and is nobody's but the owner's. What is told is found out on the node's
 * timeline: a node that hangs tells nothing.
 */
final class HealthSocket implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 2;

    private final Path file;
    private final ServerSocketChannel server;

    private HealthSocket(Path file, ServerSocketChannel server) {
        this.file = file;
        this.server = server;
    }

    /**
     * Listens at {@code file}, in the place of what a node that is no more left there.
     *
     * @return empty where nothing can be written, or there are no such sockets; the node does
     *     without, and a line in {@code warnings} says why
     */
    static Optional<HealthSocket> open(
            Path file, Supplier<CompletionStage<Wellness>> node, PrintStream warnings) {
        try {
            Home.makePrivate(file.resolveSibling(""));
            Files.deleteIfExists(file);
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(file));
            var socket = new HealthSocket(file, server);
            NodeThreads.named("health").newThread(() -> socket.answerAll(node)).start();
            return Optional.of(socket);
        } catch (IOException failed) {
            warnings.println(
                    "nobody can ask for this node's health at " + file + ": " + Trouble.of(failed));
        } catch (UnsupportedOperationException none) {
            warnings.println("nobody can ask for this node's health: " + none.getMessage());
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + file, failed);
        }
    }

    private void answerAll(Supplier<CompletionStage<Wellness>> node) {
        while (server.isOpen()) {
            try (SocketChannel asker = server.accept()) {
                tell(asker, answer(node).line() + "\n");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void tell(SocketChannel asker, String line) {
        try {
            asker.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException gone) {
            return; // whoever asked did not wait
        }
    }

    private static Wellness answer(Supplier<CompletionStage<Wellness>> node) {
        try {
            return node.get().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            return Wellness.unwell("does not come to answer");
        } catch (ExecutionException failed) {
            return Wellness.unwell(String.valueOf(failed.getCause()));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return Wellness.unwell("ends");
        }
    }
}
