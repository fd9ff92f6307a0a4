package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import p4.model.ContentHash;

/** Three peers with no tracker, over real sockets and disks, and what their owner says to them. */
class OverlayTest extends NetworkFixture {

    private static final byte[] CONTENT =
            "a file of several pieces\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);

    private final Deque<OverlayProcess> nodes = new ArrayDeque<>();
    private OverlayProcess first;
    private OverlayProcess second;
    private OverlayProcess third;

    @BeforeEach
    void startThree() throws IOException {
        Path file = write("first/films/big.bin", "");
        Files.write(file, CONTENT);
        first = start("first");
        second = start("second", "--join", first.address());
        third = start("third", "--join", second.address());
        for (OverlayProcess node : nodes) {
            await().until(() ->
                    say("peers", "--peer", node.address()).out().lines().count() == 2);
        }
    }

    @AfterEach
    void stopAll() {
        while (!nodes.isEmpty()) nodes.pop().close();
    }

    @Test
    void aFileOfOneIsFoundAndFetchedByAnotherThatWasNeverToldOfIt() throws IOException {
        Said found = say("find", "BIG", "--peer", third.address());
        Said fetched = say("get", "big.bin", "--peer", third.address());

        assertThat(found.out()).startsWith("films/big.bin  ");
        assertThat(fetched.errors()).isEmpty();
        assertThat(fetched.exit()).isEqualTo(ExitCode.OK);
        assertThat(fetched.out()).contains("sha256 " + ContentHash.ofContent(CONTENT));
        assertThat(folder.resolve("third/films/big.bin")).hasBinaryContent(CONTENT);
    }

    @Test
    void aFileIsFetchedByItsHashAndItsHoldersAreTold() {
        String hash = ContentHash.ofContent(CONTENT).hex();

        Said where = say("where", "big.bin", "--peer", second.address());
        Said fetched = say("get", hash, "-o", "kept.bin", "--peer", second.address());

        assertThat(where.out()).contains(first.address(), hash);
        assertThat(fetched.exit()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("second/kept.bin")).hasBinaryContent(CONTENT);
    }

    @Test
    void thePeerTellsHowItIsAndWhomItKnows() {
        Said status = say("status", "--peer", first.address());
        Said peers = say("peers", "--json", "--peer", first.address());

        assertThat(status.out())
                .contains("knows     2 neighbours", "offers    1 files", first.address())
                .doesNotContain("tracker", "lease");
        assertThat(peers.out()).contains(second.address(), third.address());
    }

    @Test
    void whatNobodyHoldsIsNotFoundAndWhatNeedsATrackerIsRefused() {
        Said missing = say("get", "nothing.bin", "--peer", first.address());
        Said list = say("ls", "--peer", first.address());

        assertThat(missing.exit()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(list.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(list.errors()).contains("nobody has a list of an overlay");
    }

    @Test
    void aPeerThatEndedIsKnownToItsOwnerNoMore() {
        String address = third.address();
        third.close();
        nodes.remove(third);

        assertThat(say("status", "--peer", address).errors())
                .contains("no running peer of yours is known at " + address);
    }

    private OverlayProcess start(String name, String... more) throws IOException {
        Path share = Files.createDirectories(folder.resolve(name));
        List<String> words = new ArrayList<>(List.of("--share", share.toString()));
        words.addAll(List.of(more));
        var arguments = new OverlayArguments();
        new CommandLine(arguments).read(words);
        var warnings = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        var node = OverlayProcess.start(arguments, Home.of(environment), warnings);
        nodes.push(node);
        return node;
    }
}
