package p4.cli;

import java.util.List;
import java.util.stream.Collectors;

/** What a newcomer reads: the overview, and what each command has to say beyond its options. */
final class Manual {

    /** How the program is called. */
    static final String PROGRAM = "java -jar p4-runtime.jar";

    private Manual() {}

    /** All commands, a line each, and how to begin. */
    static String overview() {
        return """
               P4 shares folders between machines: a tracker knows who has what, and peers
               serve the files. What arrives is verified, byte by byte.

               usage: %1$s COMMAND [OPTION]...

               A network:
               %2$s

               Words said straight to its tracker (--tracker URL), or to a running peer of yours
               (--peer HOST:PORT):
               %3$s

               A first network, in three terminals:
                 export P4_SECRET=a-secret-of-ours       # in each of them
                 %1$s tracker
                 %1$s peer --tracker http://127.0.0.1:8000 --share DIR
                 %1$s ls --tracker http://127.0.0.1:8000

               COMMAND --help tells more of each.
               Exit codes: 0 done, 1 failed, 2 usage, 3 unauthorized, 4 not found.""".formatted(PROGRAM, lines(false), lines(true));
    }

    /** What is worth knowing about {@code command}, and examples; empty if nothing is. */
    static String details(Command command) {
        return switch (command) {
            case TRACKER -> TRACKER;
            case PEER -> PEER;
            case OVERLAY -> OVERLAY;
            case LS -> example("ls docs --tracker http://10.0.0.1:8000");
            case FIND ->
                "A glob has * ? or [ in it: * stays in a folder, ** does not. Case does not matter.\n\n"
                        + example(
                                "find plan --tracker http://10.0.0.1:8000",
                                "find 'docs/**/*.pdf' --tracker http://10.0.0.1:8000");
            case WHERE -> example("where docs/plan.pdf --tracker http://10.0.0.1:8000");
            case GET -> GET;
            case PUT -> PUT;
            case STATUS -> example("status --peer 127.0.0.1:8001");
            case PEERS -> example("peers --peer 127.0.0.1:8001");
            case LOGOUT ->
                "The peer stays up, but is on the network no more.\n\n"
                        + example("logout --peer 127.0.0.1:8001");
            case SHELL -> SHELL;
            case ACCOUNT -> ACCOUNT;
            case CA -> CA;
            case HEALTH -> HEALTH;
        };
    }

    /** {@code lines}, as somebody would type them. */
    private static String example(String... lines) {
        return List.of(lines).stream()
                .map(line -> "  " + PROGRAM + " " + line)
                .collect(Collectors.joining("\n", "For example:\n", ""));
    }

    private static String lines(boolean words) {
        return List.of(Command.values()).stream()
                .filter(command -> (command.isWord() || command == Command.SHELL) == words)
                .map(command -> "  %-13s%s".formatted(shown(command), command.summary()))
                .collect(Collectors.joining("\n"));
    }

    private static String shown(Command command) {
        return command.isWord() ? command.synopsis() : command.word();
    }

    private static final String TRACKER = """
            The first line it prints says where it listens. It keeps nothing on disk: a restarted
            tracker is whole again when its peers have called, within a heartbeat or two. Ctrl-C
            ends it. GET /healthz and GET /metrics are there for who operates it.

            The secret lets peers in. It comes from --secret-file, from P4_SECRET, or is asked for.

            """
            + example("tracker", "tracker --listen 0.0.0.0:8000 --lab --lease 30s --heartbeat 9s");

    private static final String PEER = """
            The first line it prints says where it serves files; that is what --peer of the other
            commands takes. Files that change, come or go are noticed. Without --listen only this
            machine reaches it. Ctrl-C ends it, and its files are off the network at once.

            The secret comes from --secret-file, from P4_SECRET, or is asked for.

            """
            + example(
                    "peer --tracker http://127.0.0.1:8000 --share ~/shared",
                    "peer --tracker http://10.0.0.1:8000 --share ~/shared --listen 0.0.0.0:8001"
                            + " --name ann");

    private static final String OVERLAY = """
            The first line it prints says where it listens; that is what --join of others takes,
            and --peer of find, where, get, peers and status. One address is enough to join, and a
            get may name a file by its hash. Nobody has a list of everything: ls and put do not
            work there. Fetched files go into the shared folder. Without --listen only this machine
            reaches it. Ctrl-C ends it.

            There is no secret: who can reach it can read what it shares.

            """
            + example(
                    "overlay --share ~/shared --listen 10.0.0.1:8001",
                    "overlay --share ~/shared --listen 10.0.0.2:8001 --join 10.0.0.1:8001",
                    "find plan --peer 10.0.0.2:8001");

    private static final String GET = """
            The holders are tried one after the other, and nothing is kept that is not verified.
            With --tracker the file is kept here, under its own name; with --peer in that peer's
            downloads, under its whole path.

            """
            + example(
                    "get docs/plan.pdf --tracker http://10.0.0.1:8000",
                    "get docs/plan.pdf -o plan-v2.pdf --tracker http://10.0.0.1:8000",
                    "get docs/plan.pdf --peer 127.0.0.1:8001 --json");

    private static final String PUT =
            """
            Peers that were started with --take-uploads take it. With --tracker FILE is a file
            here; with --peer it is a path in that peer's shared folder.

            """ + example("put song.ogg --copies 2 --tracker http://10.0.0.1:8000");

    private static final String SHELL = """
            Tab completes words, paths of the network, and local files. The history is kept in
            ~/.p4/history. Words may also come over a pipe; then the exit code is that of the first
            one that failed.

            """ + example("shell --tracker http://10.0.0.1:8000");

    private static final String ACCOUNT = """
            Who has an account is let in with --user and a password, instead of the secret. The
            password comes from P4_PASSWORD, or is asked for; its Argon2 hash is what is kept.

            """
            + example(
                    "account add ann --accounts users.txt",
                    "tracker --accounts users.txt",
                    "ls --user ann --tracker http://10.0.0.1:8000");

    private static final String HEALTH = """
            Asks the nodes that were started with the same P4_HOME, and answers a line for each. A
            tracker is well once it listens. A peer is well once it has been announced; that its
            tracker is gone later is not its fault. Exit code 0: all are well; 1: one is not, hangs,
            or there is none. It is meant for those who watch over processes and containers.

            """ + example("health");

    private static final String CA = """
            The first call makes an authority, ca.crt and ca.key; each call makes HOST.crt and
            HOST.key for a node that others reach at HOST. Keep ca.key to yourself; every machine
            of the network needs ca.crt, and its own two files. A node's certificate is good for
            397 days.

            """
            + example(
                    "ca --out tls --host 10.0.0.1",
                    "ca --out tls --host 10.0.0.2 --host ann.lan",
                    "tracker --listen 0.0.0.0:8000 --lab --tls-cert 10.0.0.1.crt"
                            + " --tls-key 10.0.0.1.key --tls-ca ca.crt",
                    "ls --tracker https://10.0.0.1:8000 --tls-ca ca.crt");
}
