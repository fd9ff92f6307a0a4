package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import p4.peer.PeerCommands;

class WordsTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** A peer that is busy for ever. */
    private static PeerCommands busy() {
        return (PeerCommands) Proxy.newProxyInstance(
                WordsTest.class.getClassLoader(),
                new Class<?>[] {PeerCommands.class},
                (peer, word, operands) -> new CompletableFuture<>());
    }

    private Words words() {
        var errors = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Words(busy(), new Output(errors, errors, false, Optional.of(() -> 80)));
    }

    @Test
    void progressIsDrawnNoMoreOnceNobodyWaitsForIt() {
        var terminal = new PrintStream(said, true, StandardCharsets.UTF_8);
        ProgressLine progress = ProgressLine.on(terminal, () -> 80, "big.bin");
        progress.moved(10, 100);
        progress.close();
        int before = said.size();

        progress.moved(20, 100);
        progress.close();

        assertThat(said.size()).isEqualTo(before);
    }

    @Test
    void aWordThatIsInterruptedIsGivenUp() {
        Thread.currentThread().interrupt();

        ExitCode ended = words().ls(Optional.empty());

        assertThat(ended).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("interrupted");
        assertThat(Thread.interrupted()).isFalse();
    }
}
