package p4.cli;

import java.util.List;

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
        Goodbye.prepare(
                around, AddressText.write(process.address()), process::wellness, process::close);
        return Goodbye.await();
    }
}
