package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** A node that cannot start says why in one line, and ends. */
class StartTest extends NetworkFixture {

    private static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void aFolderThatIsNotThereIsNotShared() {
        String nowhere = folder.resolve("nodir").toString();

        Said said = say("peer", "--tracker", NOBODY, "--share", nowhere);

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors())
                .isEqualTo("--share: found \"" + nowhere + "\", expected a folder that exists\n");
        assertThat(folder.resolve("nodir")).doesNotExist();
    }

    @Test
    void aSharedFolderIsNotInsideTheDownloadsNotEvenThroughALink() throws IOException {
        Path share = Files.createDirectories(folder.resolve("all/mine"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("all"));

        Said said = say(
                "peer",
                "--tracker",
                NOBODY,
                "--share",
                share.toString(),
                "--downloads",
                link.toString());

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors())
                .isEqualTo("--downloads: found \"" + link
                        + "\", expected a folder that the shared one (" + share
                        + ") is not in\n");
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();

            Said tracker = say("tracker", "--listen", address);
            Said peer = say(
                    "peer", "--tracker", NOBODY, "--share", folder.toString(), "--listen", address);

            assertThat(tracker.exit()).isEqualTo(ExitCode.FAILED);
            assertThat(tracker.errors())
                    .isEqualTo("cannot listen at " + address + ": Address already in use\n");
            assertThat(peer.exit()).isEqualTo(ExitCode.FAILED);
            assertThat(peer.errors()).isEqualTo(tracker.errors());
        }
    }

    @Test
    void aMissingSecretIsSaidWhereNobodyCanBeAsked() {
        environment.remove("P4_SECRET");

        Said tracker = say("tracker");
        Said visitor = say("ls", "--tracker", NOBODY);

        assertThat(tracker.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(visitor.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(visitor.errors())
                .isEqualTo("expected the network's secret in P4_SECRET, in --secret-file or at a"
                        + " prompt, found none\n")
                .isEqualTo(tracker.errors());
    }

    @Test
    void aSecretFileHasOneLine() throws IOException {
        Path file = write("secret", "one\ntwo\n");

        Said said = say("ls", "--tracker", NOBODY, "--secret-file", file.toString());

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors())
                .isEqualTo("--secret-file: found more than one line in " + file
                        + ", expected the secret alone\n");
    }

    @Test
    void accountsThatAreNotThereLetNobodyIn() {
        Said said = say("tracker", "--accounts", folder.resolve("none").toString());

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors()).startsWith("--accounts: found ").endsWith("file that exists\n");
    }

    @Test
    void theHistoryOfTheShellIsItsOwnersAlone() throws IOException {
        Path before = write("home/history", "ls\n");
        Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rw-r--r--"));

        Path history = Home.of(environment).history();

        assertThat(history).isEqualTo(before).hasContent("ls");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }
}
