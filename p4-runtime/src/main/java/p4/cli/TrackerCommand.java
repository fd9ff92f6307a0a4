package p4.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code tracker}: runs one until the process is told to end. */
final class TrackerCommand {

    private final Surroundings around;

    TrackerCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(List<String> words) {
        var arguments = new TrackerArguments();
        var line = new CommandLine(arguments);
        Command.TRACKER.check(line.read(words));
        try {
            arguments.settings();
            arguments.tls(around.now());
            arguments.dialects().check(arguments.listen());
        } catch (BadValue bad) {
            throw line.placed(bad);
        }
        String secret = around.secrets().find(arguments.secretFile(), "the network's secret");
        if (!arguments.weakSecret()) Secrets.refuseWeak(secret);
        TrackerProcess process = TrackerProcess.start(arguments, secret, around.errors());
        around.out().println("listening " + process.url());
        if (arguments.isReadableOutside()) around.warnOfPlaintext();
        Optional<HealthSocket> health = HealthSocket.open(
                around.home().health(AddressText.write(process.address())),
                process::wellness,
                around.errors());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, health), "p4-goodbye"));
        awaitForEver();
        return ExitCode.OK;
    }

    private static void end(TrackerProcess process, Optional<HealthSocket> health) {
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
