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
        Output output = around.output(arguments.json());
        try (DialectShell shell = shell(dialect, output)) {
            return around.terminal()
                    ? new TerminalSession(wide -> shell, output, around.home()).run()
                    : shell.obeyAll(around.in());
        }
    }

    private DialectShell shell(Dialect dialect, Output output) {
        return switch (dialect) {
            case P4_CLASSIC -> new ClassicShell(output, around.secrets());
            case PSERVER -> new PserverShell(output, around.secrets());
            case INVERSE, CATALOG ->
                throw new BadValue(
                        "--dialect", dialect.word(), "one with words: " + ShellArguments.DIALECTS);
        };
    }
}
