package p4.cli;

import java.util.List;

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
        return output.orComplain(() -> {
            try (Link link = Links.to(whom, around)) {
                return word.say(link, output, operands);
            }
        });
    }
}
