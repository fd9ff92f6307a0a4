package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.compat.classic.OriginalProgram;

/** The shell of the original, over real sockets. */
@Timeout(60)
final class ClassicShellTest extends NetworkFixture {

    @BeforeEach
    void startNetwork() {
        startTracker(
                "--dialect",
                "p4-classic",
                "--dialect-listen",
                "p4-classic=127.0.0.1:0",
                "--dialect-data",
                "p4-classic=127.0.0.1:0");
        closing(new OriginalProgram(dialect().address()))
                .joinWith("ann", SECRET, "song.txt", "la la la");
    }

    @Test
    void itsWordsListFindAndFetch() {
        String kept = folder.resolve("kept.txt").toString();

        Said said = shell(
                connect(), "list", "where song.txt", "get -o " + kept + " song.txt", "disconnect");

        assertThat(said.errors()).isEmpty();
        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(said.out().lines())
                .containsExactly(
                        "connected to 127.0.0.1:" + dialect().address().getPort(),
                        "song.txt",
                        "grpc://" + AddressText.write(dialect().data()) + "/song.txt",
                        "fetched " + kept + "  8 B",
                        "disconnected");
        assertThat(folder.resolve("kept.txt")).hasContent("la la la");
    }

    @Test
    void itHelps() {
        assertThat(shell("help").out()).contains("connect [-h HOST] [-p PORT] [-t TOKEN]", "exit");
    }

    @Test
    void whatGoesWrongIsOneLineEach() {
        String wrong = connect().replace(SECRET, "a guess");

        Said said =
                shell("list", wrong, connect(), connect(), "get no.txt", "get ../up", "lst", "get");

        assertThat(said.out().lines()).hasSize(1);
        assertThat(said.errors().lines())
                .containsExactly(
                        "not connected, expected connect first",
                        "the tracker says: Invalid token",
                        "connected already, expected disconnect first",
                        "the tracker says: File not found",
                        "the tracker says: File not found",
                        "unknown command \"lst\", expected one of help connect disconnect list where"
                                + " get exit — did you mean \"list\"?",
                        "get: found 0 operands, expected FILE");
    }

    @Test
    void theTokenThatIsNotGivenIsTheEnvironments() {
        int port = dialect().address().getPort();

        assertThat(shell("connect -p " + port, "list").out()).contains("song.txt");
    }

    private String connect() {
        return "connect -h 127.0.0.1 -p " + dialect().address().getPort() + " -t '" + SECRET + "'";
    }

    private Said shell(String... lines) {
        return sayWith(String.join("\n", lines) + "\n", "shell", "--dialect", "p4-classic");
    }
}
