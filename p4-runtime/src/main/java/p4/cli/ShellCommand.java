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
        if (arguments.dialect().isPresent()) return speak(arguments.dialect().get(), arguments);
        try (Link link = Links.to(whom, around)) {
            Output output = around.output(arguments.json());
            return around.terminal()
                    ? TerminalSession.with(link, output, around.home()).run()
                    : new Shell(link, output).obeyAll(around.in());
        }
    }

    private ExitCode speak(Dialect dialect, ShellArguments arguments) {
        return switch (dialect) {
            case P4_CLASSIC -> classic(around.output(arguments.json()));
            case PSERVER -> pserver(around.output(arguments.json()));
        };
    }

    private ExitCode classic(Output output) {
        try (var shell = new ClassicShell(output, around.secrets())) {
            return obey(shell, output);
        }
    }

    private ExitCode pserver(Output output) {
        try (var shell = new PserverShell(output, around.secrets())) {
            return obey(shell, output);
        }
    }

    private ExitCode obey(Obeying shell, Output output) {
        return around.terminal()
                ? new TerminalSession(wide -> shell, output, around.home()).run()
                : shell.obeyAll(around.in());
    }
}
