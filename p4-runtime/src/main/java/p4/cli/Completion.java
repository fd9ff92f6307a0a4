package p4.cli;

import java.util.List;
import java.util.Optional;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes a line of the shell: words, their options, paths of the network, and local files. */
final class Completion implements Completer {

    private final Link link;
    private final RemotePaths paths;
    private final FileNameCompleter localFiles = new FileNameCompleter();

    Completion(Link link) {
        this.link = link;
        this.paths = new RemotePaths(link.commands());
    }

    /** Forgets what the network offers: by the next line it may be something else. */
    void forget() {
        paths.forget();
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            Shell.words().forEach(word -> candidates.add(new Candidate(word)));
            return;
        }
        Optional<Command> word = Command.words().stream()
                .filter(command -> command.word().equals(line.words().get(0)))
                .findFirst();
        if (word.isPresent()) complete(word.get(), reader, line, candidates);
        else if (line.words().get(0).equals("help")) words(candidates);
    }

    private void complete(
            Command command, LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.words().get(line.wordIndex() - 1);
        if (line.word().startsWith("-")) {
            options(command, candidates);
        } else if (before.equals("-o") || before.equals("--output")) {
            if (link.keepsFilesHere()) localFiles.complete(reader, line, candidates);
        } else {
            operand(command, reader, line, candidates);
        }
    }

    private void operand(
            Command command, LineReader reader, ParsedLine line, List<Candidate> candidates) {
        switch (command) {
            case LS, WHERE, GET -> candidates.addAll(paths.below(line.word()));
            case PUT -> {
                if (link.keepsFilesHere()) localFiles.complete(reader, line, candidates);
                else candidates.addAll(paths.below(line.word()));
            }
            case FIND,
                    STATUS,
                    PEERS,
                    LOGOUT,
                    TRACKER,
                    PEER,
                    OVERLAY,
                    SHELL,
                    ACCOUNT,
                    CA,
                    HEALTH -> {
                return;
            }
        }
    }

    private static void options(Command command, List<Candidate> candidates) {
        new CommandLine(Word.of(command))
                .options()
                .forEach(option -> candidates.add(new Candidate(option.name())));
    }

    private static void words(List<Candidate> candidates) {
        Command.words().forEach(command -> candidates.add(new Candidate(command.word())));
    }
}
