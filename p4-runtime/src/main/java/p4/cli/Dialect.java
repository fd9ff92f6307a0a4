package p4.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A tongue that a tracker can speak beside its own; the ports are the original's. */
enum Dialect {
    P4_CLASSIC(8000, 8001),
    PSERVER(5000, 50051),
    INVERSE(8080, 8081),
    CATALOG(5000, 5001);

    private final int port;
    private final int dataPort;

    Dialect(int port, int dataPort) {
        this.port = port;
        this.dataPort = dataPort;
    }

    /** The dialect that people call {@code word}. */
    static Optional<Dialect> of(String word) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.word().equals(word))
                .findFirst();
    }

    /** What all of them are called. */
    static List<String> words() {
        return Arrays.stream(values()).map(Dialect::word).toList();
    }

    /** What people call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where its programs look for a tracker. */
    int port() {
        return port;
    }

    /** Where its programs look for a peer. */
    int dataPort() {
        return dataPort;
    }
}
