package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.model.Credentials;
import p4.peer.PeerObserver;

/** What a peer of ours that speaks a dialect alone promises, beside native peers and others of its kind. */
@Timeout(60)
abstract class ProgramContract extends NetworkFixture {

    /** What the dialect is called. */
    abstract String name();

    @BeforeEach
    final void startTrackerWithDialect() {
        startTracker(
                "--dialect",
                name(),
                "--dialect-listen",
                name() + "=127.0.0.1:0",
                "--dialect-data",
                name() + "=127.0.0.1:0");
    }

    @Test
    void whatItSharesIsFetchedNativelyAndVerified() throws IOException {
        write("ann/docs/song.txt", "la la la");
        startProgram("ann");
        awaitListed("song.txt");

        Said fetched = say(
                "get",
                "docs/song.txt",
                "--tracker",
                url(),
                "-o",
                folder.resolve("kept.txt").toString());

        assertThat(fetched.exit()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("kept.txt")).hasContent("la la la");
    }

    @Test
    void itFetchesWhatNativePeersShare() throws IOException {
        write("holder/plan.txt", "the plan");
        startPeer("holder", "--name", "holder");
        awaitListed("plan.txt");
        ProgramProcess ann = startProgram("ann");

        Said fetched = say("get", "plan.txt", "--peer", ann.address());

        assertThat(fetched.errors()).isEmpty();
        assertThat(fetched.exit()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("ann/plan.txt")).hasContent("the plan");
    }

    @Test
    void twoFetchFromEachOtherAndOfferWhatTheyGot() throws IOException {
        write("ann/song.txt", "la la la");
        ProgramProcess ann = startProgram("ann");
        ProgramProcess bob = startProgram("bob");
        awaitListed("song.txt");

        Said fetched = say("get", "song.txt", "--peer", bob.address());
        Said left = say("logout", "--peer", ann.address());

        assertThat(left.exit()).isEqualTo(ExitCode.OK);
        assertThat(fetched.errors()).isEmpty();
        assertThat(folder.resolve("bob/song.txt")).hasContent("la la la");
        awaitListed("song.txt");
    }

    @Test
    void whatIsAddedLaterIsOfferedToo() throws IOException {
        startProgram("ann");

        write("ann/new.txt", "just written");

        awaitListed("new.txt");
    }

    @Test
    void aFileTooLargeForTheDialectKeepsNoOtherOffTheNetwork() throws IOException {
        write("ann/song.txt", "la la la");
        Files.write(write("ann/a-film.bin", ""), new byte[(16 << 20) + 1]);

        startProgram("ann");

        awaitListed("song.txt");
        assertThat(say("ls", "--tracker", url()).out()).doesNotContain("a-film.bin");
    }

    @Test
    void whatNobodyHasIsNotFound() throws IOException {
        ProgramProcess ann = startProgram("ann");

        Said missing = say("get", "nothing.txt", "--peer", ann.address());

        assertThat(missing.exit()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(folder.resolve("ann")).isEmptyDirectory();
    }

    @Test
    void itTellsHowItIs() throws IOException {
        write("ann/song.txt", "la la la");
        ProgramProcess ann = startProgram("ann");
        awaitListed("song.txt");

        Said status = say("status", "--peer", ann.address());

        assertThat(status.exit()).isEqualTo(ExitCode.OK);
        assertThat(status.out()).contains("ann", "1 files");
    }

    @Test
    void whatItLeavesIsOfferedNoMore() throws IOException {
        write("ann/song.txt", "la la la");
        ProgramProcess ann = startProgram("ann");
        awaitListed("song.txt");

        Said left = say("logout", "--peer", ann.address());

        assertThat(left.exit()).isEqualTo(ExitCode.OK);
        assertThat(say("ls", "--tracker", url()).out()).isEmpty();
    }

    /** Starts one at the tracker of this network. */
    final ProgramProcess startProgram(String program) throws IOException {
        return startProgram(
                program, URI.create("http://" + AddressText.write(dialect().address())));
    }

    /** Starts one at {@code tracker}, an original's maybe. */
    final ProgramProcess startProgram(String program, URI tracker) throws IOException {
        Path share = Files.createDirectories(folder.resolve(program));
        List<String> words = new ArrayList<>(List.of("--dialect", name()));
        words.addAll(List.of("--tracker", tracker.toString(), "--share", share.toString()));
        words.addAll(List.of("--name", program));
        var arguments = new PeerArguments();
        new CommandLine(arguments).read(words);
        return closing(ProgramProcess.start(
                arguments,
                arguments.dialect().orElseThrow(),
                Credentials.shared(SECRET),
                Home.of(environment),
                System.err,
                PeerObserver.NONE));
    }

    private void awaitListed(String file) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> say("ls", "--tracker", url()).out().contains(file));
    }
}
