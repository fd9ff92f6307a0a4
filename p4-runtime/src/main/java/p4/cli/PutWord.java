package p4.cli;

import com.beust.jcommander.Parameter;

import java.util.List;

/** {@code put}: how many peers should take the file. */
final class PutWord extends Word {

    @Parameter(
            names = "--copies",
            order = 1,
            placeholder = "N",
            converter = CountText.class,
            description = "how many peers should take it")
    private int copies = 1;

    PutWord() {
        super(Command.PUT);
    }

    @Override
    ExitCode tell(Link link, Output show, List<String> given) {
        return link.put(show, given.get(0), copies);
    }
}
