package p4.cli;

import java.util.List;
import java.util.Optional;
import p4.model.Credentials;

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
            arguments.dialect();
        } catch (BadValue bad) {
            throw line.placed(bad);
        }
        var silence = new Silence(arguments.tracker());
        var news = new PeerNews(arguments.tracker(), silence, around.errors());
        RunningNode process = start(arguments, silence, news);
        around.out().println("listening " + process.address());
        if (arguments.isReadableOutside()) around.warnOfPlaintext();
        Goodbye.prepare(
                around,
                process.address(),
                () -> process.status().thenApply(news::wellness),
                process::close);
        return news.awaitEnd();
    }

    private RunningNode start(PeerArguments arguments, Silence silence, PeerNews news) {
        Credentials credentials =
                around.secrets().credentials(arguments.user(), arguments.secretFile());
        Optional<Dialect> dialect = arguments.dialect();
        if (dialect.isEmpty()) {
            return PeerProcess.start(
                    arguments, credentials, around.home(), around.errors(), silence, news);
        }
        around.errors().println(ProgramProcess.warning(dialect.get()));
        return ProgramProcess.start(
                arguments, dialect.get(), credentials, around.home(), around.errors(), news);
    }
}
