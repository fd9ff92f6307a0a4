package p4.cli;

import java.util.List;

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
        Goodbye.prepare(around, process.address(), process::wellness, process::close);
        return Goodbye.await();
    }
}
