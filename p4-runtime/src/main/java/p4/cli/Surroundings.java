package p4.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import p4.time.SystemTimeline;

/**
 * What a command has around it: standard streams, environment, and whether somebody watches.
 *
 * <p>At a terminal, {@code out} is that terminal.
 */
record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream errors,
        Map<String, String> environment,
        boolean terminal) {

    /** Those of this process. */
    static Surroundings ofProcess() {
        return new Surroundings(
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Terminals.isInteractive());
    }

    /** What the machine's clock says. */
    Instant now() {
        try (var threads = new NodeThreads()) {
            return new SystemTimeline(threads.timeline()).instant();
        }
    }

    /** Where what outlives a command is kept. */
    Home home() {
        return Home.of(environment);
    }

    /** Where secrets come from; asks for one only where somebody can answer. */
    Secrets secrets() {
        return new Secrets(environment, prompt());
    }

    /** Asks at the terminal, if there is one. */
    Secrets.Prompt prompt() {
        return terminal ? Secrets::terminal : question -> Optional.empty();
    }

    /** Shows answers, as one JSON object each if {@code json}. */
    Output output(boolean json) {
        return new Output(
                out, errors, json, terminal ? Optional.of(Terminals::columns) : Optional.empty());
    }

    /** Says in one line that whoever sees the traffic of a node can read it, and what helps. */
    void warnOfPlaintext() {
        errors.println("warning: plaintext; whoever sees the traffic sees secrets and files;"
                + " --tls-cert and --tls-key prevent it");
    }
}
