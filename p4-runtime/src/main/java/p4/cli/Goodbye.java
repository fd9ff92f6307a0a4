package p4.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets a node live as long as its process: it tells its health, and is closed at the end. */
final class Goodbye {

    private Goodbye() {}

    /**
     * Tells whoever asks how the node at {@code address} is, until {@code close} ends it with the process.
     *
     * @param wellness what is told, asked for on any thread
     */
    static void prepare(
            Surroundings around,
            String address,
            Supplier<CompletionStage<Wellness>> wellness,
            Runnable close) {
        Optional<HealthSocket> health =
                HealthSocket.open(around.home().health(address), wellness, around.errors());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> say(close, health), "p4-goodbye"));
    }

    /** Blocks until the process ends; never returns. */
    static ExitCode await() {
        return new CompletableFuture<ExitCode>().join();
    }

    private static void say(Runnable close, Optional<HealthSocket> health) {
        close.run();
        health.ifPresent(HealthSocket::close);
    }
}
