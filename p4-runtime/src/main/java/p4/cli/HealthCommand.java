package p4.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import p4.model.Printable;

/** {@code health}: asks the nodes that run with this {@code P4_HOME} how they are; made to be cheap. */
final class HealthCommand {

    private static final long PATIENCE_MILLIS = 3_000;
    private static final int LINE_BYTES = 1_024;

    private final Surroundings around;

    HealthCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(List<String> words) {
        Command.HEALTH.check(words);
        boolean any = false;
        boolean all = true;
        for (Path node : around.home().healthFiles()) {
            Optional<Wellness> told = ask(node);
            if (told.isEmpty()) continue;
            any = true;
            all &= told.get().well();
            around.out().println(Printable.escape(told.get().line()));
        }
        if (!any) around.errors().println("found no node that runs with this P4_HOME");
        return any && all ? ExitCode.OK : ExitCode.FAILED;
    }

    /** What the node says that listens at {@code node}; empty if it is no more. */
    private static Optional<Wellness> ask(Path node) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(node))) {
            return Optional.of(Wellness.of(line(channel)));
        } catch (ConnectException nobody) {
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(Wellness.unwell(Trouble.of(broken)));
        }
    }

    /** All that comes until the other side has said it, or has had its time. */
    private static String line(SocketChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LINE_BYTES);
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (bytes.hasRemaining() && selector.select(PATIENCE_MILLIS) > 0) {
                selector.selectedKeys().clear();
                if (channel.read(bytes) < 0) break;
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }
}
