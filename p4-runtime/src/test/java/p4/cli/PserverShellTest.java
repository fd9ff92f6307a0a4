package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.compat.pserver.OriginalPserver;
import p4.compat.pserver.OriginalTracker;

/** The shell of pserver and the peer that it drives, over real sockets. */
@Timeout(60)
final class PserverShellTest extends NetworkFixture {

    private Path mine;
    private Path others;

    @BeforeEach
    void startNetwork() throws IOException {
        startTracker(
                "--dialect",
                "pserver",
                "--dialect-listen",
                "pserver=127.0.0.1:0",
                "--dialect-data",
                "pserver=127.0.0.1:0");
        mine = folder.resolve("mine");
        others = folder.resolve("others");
        write("mine/poem.txt", "joy");
        write("others/song.txt", "la la la");
    }

    @Test
    void itsWordsListDownloadAndUpload() throws IOException {
        PserverVisit bob = bob(dialect().address());

        Said said = shell(
                login("ann"),
                "list index",
                "download song.txt",
                "upload poem.txt",
                "list",
                "logout");

        assertThat(said.errors()).isEmpty();
        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(said.out().lines())
                .containsExactly(
                        "logged in at 127.0.0.1:" + dialect().address().getPort()
                                + " as ann, sharing " + mine,
                        "poem.txt",
                        "fetched " + mine.resolve("song.txt") + "  8 B",
                        "uploaded poem.txt",
                        "poem.txt",
                        "song.txt",
                        "logged out");
        assertThat(mine.resolve("song.txt")).hasContent("la la la");
        assertThat(others.resolve("poem.txt")).hasContent("joy");
        assertThat(bob.list()).containsExactly("poem.txt", "song.txt");
    }

    @Test
    void whatItSharesIsFetchedNativelyAndWhatIsNativeIsDownloaded() throws IOException {
        bob(dialect().address());
        write("holder/docs/plan.txt", "the plan");
        startPeer("holder", "--name", "holder");
        String kept = folder.resolve("kept.txt").toString();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> say("ls", "--tracker", url()).out().contains("plan.txt"));

        Said fetched = say("get", "song.txt", "--tracker", url(), "-o", kept);
        Said said = shell(login("ann"), "download docs/plan.txt");

        assertThat(fetched.out()).contains("from bob");
        assertThat(Path.of(kept)).hasContent("la la la");
        assertThat(said.errors()).isEmpty();
        assertThat(mine.resolve("docs/plan.txt")).hasContent("the plan");
    }

    @Test
    void whatIsTooLargeForOneMessageIsMovedWhole() throws IOException {
        Files.write(others.resolve("large.bin"), new byte[3_000_000]);
        bob(dialect().address());

        Said said = shell(login("ann"), "download large.bin");

        assertThat(said.errors()).isEmpty();
        assertThat(mine.resolve("large.bin")).hasSameBinaryContentAs(others.resolve("large.bin"));
    }

    @Test
    void whatIsTooLargeForTheGatewayIsMovedFromPeerToPeer() throws IOException {
        Files.write(others.resolve("huge.bin"), new byte[17 << 20]);
        bob(dialect().address());

        Said said = shell(login("ann"), "download huge.bin");

        assertThat(said.errors()).isEmpty();
        assertThat(mine.resolve("huge.bin")).hasSize(17 << 20);
        assertThat(say("ls", "--tracker", url()).out()).doesNotContain("huge.bin");
    }

    @Test
    void withATrackerOfTheOriginalBytesMoveBetweenOurs() {
        OriginalTracker tracker = closing(new OriginalTracker());
        bob(tracker.address());

        Said said =
                shell(loginAt(tracker.address(), "ann"), "download song.txt", "upload poem.txt");

        assertThat(said.errors()).isEmpty();
        assertThat(mine.resolve("song.txt")).hasContent("la la la");
        assertThat(others.resolve("poem.txt")).hasContent("joy");
        assertThat(tracker.times())
                .allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
    }

    @Test
    void withAPeerOfTheOriginalOnlyNamesMove() {
        OriginalTracker tracker = closing(new OriginalTracker());
        OriginalPserver bob = closing(OriginalPserver.ofNames(tracker.address()));
        bob.login("bob", "joy");
        bob.share("song.txt", "la la la");

        Said said = shell(
                loginAt(tracker.address(), "ann"),
                "download song.txt",
                "upload poem.txt",
                "list index");

        assertThat(said.errors()).isEmpty();
        assertThat(said.out().lines().skip(1))
                .containsExactly(
                        "got the name song.txt alone: its holder sends no bytes",
                        "uploaded poem.txt",
                        "poem.txt",
                        "song.txt");
        assertThat(bob.pushed()).containsExactly("poem.txt");
        assertThat(mine.resolve("song.txt")).doesNotExist();
    }

    @Test
    void aPeerOfTheOriginalIsServedAndServesOursThroughOurTracker() {
        OriginalPserver bob = closing(OriginalPserver.ofNames(dialect().address()));
        bob.login("bob", "joy");
        bob.share("song.txt", "la la la");

        Said said = shell(login("ann"), "download song.txt", "upload poem.txt");

        assertThat(said.errors()).isEmpty();
        assertThat(bob.pushed()).containsExactly("poem.txt");
    }

    @Test
    void itHelps() {
        assertThat(shell("help").out()).contains("login [-h HOST]", "list index", "exit");
    }

    @Test
    void whatGoesWrongIsOneLineEach() {
        Said said = shell(
                "list index",
                login("ann"),
                login("ann"),
                "download no.txt",
                "download poem.txt",
                "download ../up",
                "upload no.txt",
                "upload poem.txt",
                "list all",
                "uplod",
                "upload");

        assertThat(said.out().lines()).hasSize(1);
        assertThat(said.errors().lines())
                .containsExactly(
                        "not logged in, expected login first",
                        "logged in already, expected logout first",
                        "nobody else has no.txt",
                        "poem.txt is here already",
                        "that is no name of a file",
                        "there is no no.txt in " + mine,
                        "there is no other peer to take it",
                        "list: found \"all\", expected index",
                        "unknown command \"uplod\", expected one of help login download upload list"
                                + " logout exit — did you mean \"upload\"?",
                        "upload: found 0 operands, expected FILE");
    }

    @Test
    void aWrongPasswordIsRefusedAndASilentTrackerToo() {
        shell(login("ann"), "logout");

        Said wrong = shell(login("ann").replace("joy", "sorrow"));
        Said silent = shell("login -p 1 -w joy -s " + mine + " ann");

        assertThat(wrong.errors().strip()).isEqualTo("the password is wrong");
        assertThat(silent.errors().strip())
                .isEqualTo("the tracker or the other peer does not answer");
    }

    private PserverVisit bob(InetSocketAddress tracker) {
        PserverVisit bob = closing(new PserverVisit(tracker, others));
        assertThat(bob.logIn("bob", "joy")).isEqualTo(200);
        return bob;
    }

    private String login(String user) {
        return loginAt(dialect().address(), user);
    }

    private String loginAt(InetSocketAddress tracker, String user) {
        return "login -h 127.0.0.1 -p " + tracker.getPort() + " -w joy -s " + mine + " " + user;
    }

    private Said shell(String... lines) {
        return sayWith(String.join("\n", lines) + "\n", "shell", "--dialect", "pserver");
    }
}
