package p4.cli;

import java.io.UncheckedIOException;
import java.util.List;
import p4.peer.CommandFailed;

/** A word said once: to a running peer, or straight to a tracker. */
final class AskCommand {

    private final Surroundings around;

    AskCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(Command command, List<String> words) {
        Word word = Word.of(command);
        var whom = new Whom();
        List<String> operands = word.read(words, whom);
        Output output = around.output(word.json());
        try (Link link = Links.to(whom, around)) {
            return word.say(link, output, operands);
        } catch (UsageError bad) {
            output.complain(String.valueOf(bad.getMessage()));
            return ExitCode.USAGE;
        } catch (CommandFailed failed) {
            output.complain(String.valueOf(failed.getMessage()));
            return Words.exitCode(failed.kind());
        } catch (UncheckedIOException failed) {
            output.complain(Trouble.of(failed));
            return ExitCode.FAILED;
        }
    }
}
