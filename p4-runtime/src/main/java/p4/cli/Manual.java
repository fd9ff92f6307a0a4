package p4.cli;

import com.beust.jcommander.JCommander;

import java.util.Collection;

/** How the program is used, in words. */
final class Usage {

    private Usage() {}

    /** The commands, a line each. */
    static String text() {
        return """
               usage: java -jar p4-runtime.jar COMMAND [OPTIONS]
                 tracker     run a tracker
                 peer        share a folder
                 ls [PATH]   list the network, or a folder of it
                 find QUERY  find files by a part of their path, or by a glob
                 where PATH  tell who holds a file
                 get PATH    fetch a file, verified  [-o OUT]
                 put FILE    upload a file to another peer  [--copies N]
                 status      tell how a peer is doing
                 logout      have a peer leave the network
                 shell       an interactive session with these words
                 account     add, remove or list people
               COMMAND --help shows its options; ls to logout, and shell, need --peer HOST:PORT
               or --tracker URL""";
    }

    /** The options of {@code command}. */
    static String text(String command, JCommander parser) {
        var text = new StringBuilder();
        parser.getUsageFormatter().usage(command, text);
        return text.toString().strip();
    }

    static UsageError unknown(String word, Collection<String> known) {
        return new UsageError("unknown command \"" + word + "\", expected one of " + known);
    }
}
