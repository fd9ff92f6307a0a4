package p4.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code overlay}: runs a peer with no tracker until the process is told to end. */
final class OverlayCommand {

    private final Surroundings around;

    OverlayCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(List<String> words) {
        var arguments = new OverlayArguments();
        Command.OVERLAY.check(new CommandLine(arguments).read(words));
        OverlayProcess process = OverlayProcess.start(arguments, around.home(), around.errors());
        around.out().println("listening " + process.address());
        if (arguments.isReadableOutside()) {
            around.errors()
                    .println("warning: plaintext and no secret; whoever reaches "
                            + process.address() + " can read what it shares");
        }
        Optional<HealthSocket> health = HealthSocket.open(
                around.home().health(process.address()), process::wellness, around.errors());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, health), "p4-goodbye"));
        awaitForEver();
        return ExitCode.OK;
    }

    private static void end(OverlayProcess process, Optional<HealthSocket> health) {
        process.close();
        health.ifPresent(HealthSocket::close);
    }

    private static void awaitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
