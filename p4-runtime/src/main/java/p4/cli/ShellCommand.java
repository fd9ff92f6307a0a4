package p4.cli;

import java.util.List;

/** {@code shell}: words said one after the other, at a terminal or over a pipe. */
final class ShellCommand {

    private final Surroundings around;

    ShellCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(List<String> words) {
        var arguments = new ShellArguments();
        var whom = new Whom();
        Command.SHELL.check(new CommandLine(arguments, whom).read(words));
        try (Link link = Links.to(whom, around)) {
            Output output = around.output(arguments.json());
            return around.terminal()
                    ? new TerminalSession(link, output, around.home()).run()
                    : new Shell(link, output).obeyAll(around.in());
        }
    }
}
