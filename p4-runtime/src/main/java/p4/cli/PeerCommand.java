package p4.cli;

import java.util.List;
import java.util.Optional;

/** {@code peer}: runs one until the process is told to end, or the tracker will not have it. */
final class PeerCommand {

    private final Surroundings around;

    PeerCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(List<String> words) {
        var arguments = new PeerArguments();
        var line = new CommandLine(arguments);
        Command.PEER.check(line.read(words));
        try {
            arguments.downloads();
            arguments.tls(around.now());
        } catch (BadValue bad) {
            throw line.placed(bad);
        }
        var silence = new Silence(arguments.tracker());
        var news = new PeerNews(arguments.tracker(), silence, around.errors());
        PeerProcess process = PeerProcess.start(
                arguments,
                around.secrets().credentials(arguments.user(), arguments.secretFile()),
                around.home(),
                around.errors(),
                silence,
                news);
        around.out().println("listening " + process.address());
        if (arguments.isReadableOutside()) around.warnOfPlaintext();
        Optional<HealthSocket> health = HealthSocket.open(
                around.home().health(process.address()),
                () -> process.status().thenApply(news::wellness),
                around.errors());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, health), "p4-goodbye"));
        return news.awaitEnd();
    }

    private static void end(PeerProcess process, Optional<HealthSocket> health) {
        process.close();
        health.ifPresent(HealthSocket::close);
    }
}
