package p4.cli;

import com.beust.jcommander.Parameter;

/** What {@code shell} takes beside whom to talk to. */
final class ShellArguments {

    @Parameter(names = "--json", order = 1, description = "answer each word with one JSON object")
    private boolean json;

    boolean json() {
        return json;
    }
}
