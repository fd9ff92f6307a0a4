package p4.cli;

import java.util.List;

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
        Goodbye.prepare(
                around,
                process.address(),
                () -> process.status().thenApply(news::wellness),
                process::close);
        return news.awaitEnd();
    }
}
