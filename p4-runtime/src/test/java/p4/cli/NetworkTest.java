package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import p4.model.Credentials;

/** A whole network from the command line's parts, over real sockets and disks, in one JVM. */
class NetworkTest extends NetworkFixture {

    private PeerProcess holder;
    private PeerProcess taker;

    @BeforeEach
    void startNetwork() throws IOException {
        write("holder/docs/plan.txt", "the plan");
        write("holder/docs/deep/er.txt", "deeper");
        startTracker();
        holder = startPeer("holder", "--name", "holder");
        taker = startPeer("taker", "--take-uploads");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> say("where", "docs/plan.txt", "--tracker", url())
                        .out()
                        .contains(holder.address()));
    }

    @Test
    void theTreeIsListedAsFoldersAndFiles() {
        Said said = say("ls", "--tracker", url());

        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).isEqualToNormalizingNewlines("""
                docs/
                  deep/
                    er.txt  6 B
                  plan.txt  8 B
                """);
    }

    @Test
    void aFileIsFetchedByAVisitor() {
        Path kept = folder.resolve("kept.txt");

        Said said = say("get", "docs/plan.txt", "--tracker", url(), "-o", kept.toString());
        Said again = say("get", "docs/plan.txt", "--tracker", url(), "-o", kept.toString());

        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(kept).hasContent("the plan");
        assertThat(again.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(folder).isDirectoryNotContaining("glob:**.p4-*");
    }

    @Test
    void aRunningPeerKeepsFilesInItsDownloadsOnly() {
        var outside = folder.resolve("plan.txt").toString();

        Said said = say("get", "docs/plan.txt", "--peer", taker.address(), "-o", outside);

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors()).contains("-o: found \"" + outside + "\", expected a path in the");
    }

    @Test
    void aFileIsFetchedByARunningPeerWhichThenOffersIt() {
        Said said = say("get", "docs/plan.txt", "--peer", taker.address(), "--json");

        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).contains("\"from\":\"holder\"");
        assertThat(folder.resolve("taker/docs/plan.txt")).hasContent("the plan");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> say("where", "docs/plan.txt", "--tracker", url())
                                .out()
                                .lines()
                                .count()
                        == 3);
    }

    @Test
    void aFileIsUploadedToAPeerThatTakesIt() throws IOException {
        Path mine = write("mine/song.txt", "la la la");

        Said said = say("put", mine.toString(), "--tracker", url());

        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("taker/song.txt")).hasContent("la la la");
    }

    @Test
    void findAndStatusAnswer() {
        assertThat(say("find", "PLAN", "--tracker", url()).out()).contains("docs/plan.txt  8 B");
        assertThat(say("find", "docs/*", "--tracker", url()).out()).doesNotContain("deep");
        assertThat(say("status", "--peer", holder.address()).out()).contains("peer      holder");
    }

    @Test
    void whoLogsOutIsGoneWithItsFiles() {
        assertThat(say("logout", "--peer", holder.address()).exit()).isEqualTo(ExitCode.OK);

        assertThat(say("ls", "--tracker", url()).out()).isEmpty();
    }

    @Test
    void aWrongSecretIsUnauthorized() {
        environment.put("P4_SECRET", "wrong horse battery");

        Said said = say("ls", "--tracker", url());

        assertThat(said.exit()).isEqualTo(ExitCode.UNAUTHORIZED);
        assertThat(said.out() + said.errors()).doesNotContain("wrong horse");
    }

    @Test
    void aMissingFileIsNotFound() {
        assertThat(say("get", "nowhere.txt", "--tracker", url()).exit())
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(say("where", "nowhere.txt", "--tracker", url()).exit())
                .isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void nonsenseIsOneLineAndExitCodeTwo() {
        assertThat(say("bogus").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(say("get", "--tracker", url()).errors())
                .isEqualToIgnoringNewLines("get: found nothing, expected PATH");
        assertThat(say("ls", "--tracker", "ftp://x").errors())
                .isEqualToIgnoringNewLines(
                        "--tracker: found \"ftp://x\", expected http://HOST:PORT or"
                                + " https://HOST:PORT");
        assertThat(say("ls").errors())
                .isEqualToIgnoringNewLines(
                        "expected --tracker URL or --peer HOST:PORT, one of them");
        assertThat(say("get", "../etc/passwd", "--tracker", url()).exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFolderThatNobodyOffersIsNotFound() {
        Said said = say("ls", "nowhere", "--tracker", url());

        assertThat(said.exit()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(said.errors()).isEqualTo("nobody offers anything at nowhere\n");
    }

    @Test
    void fewerTakersThanAskedForAreAFailureThatNamesWhoTookIt() throws IOException {
        Path mine = write("mine/song.txt", "la la la");

        Said said = say("put", mine.toString(), "--copies", "2", "--tracker", url());

        assertThat(said.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out())
                .startsWith("stored song.txt at peer-")
                .endsWith("only 1 of 2 peers took it\n");
    }

    @Test
    void aProgramGetsExactlyOneObjectWhateverHappens() {
        List<List<String>> asked = List.of(
                List.of("ls"),
                List.of("find", "plan"),
                List.of("find", "["),
                List.of("where", "docs/plan.txt"),
                List.of("where", "nowhere.txt"),
                List.of("get", "docs/plan.txt", "-o", folder.resolve("got").toString()),
                List.of("get", "../etc"),
                List.of("put", folder.resolve("none").toString()),
                List.of("status"));

        for (List<String> words : asked) {
            Said said = say(Stream.concat(words.stream(), Stream.of("--json", "--tracker", url()))
                    .toArray(String[]::new));

            assertThat(said.errors()).as("%s", words).isEmpty();
            assertThat(said.out().lines()).as("%s", words).hasSize(1);
            assertThat(JsonParser.parseString(said.out()).isJsonObject()).isTrue();
        }
    }

    @Test
    void wordsMayComeOverAPipeAndTheFirstFailureIsTheExitCode() {
        Said said = sayWith("""
                # a remark
                ls docs
                where nowhere.txt
                nonsense
                where docs/plan.txt --json
                exit
                ls
                """, "shell", "--tracker", url());

        assertThat(said.exit()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(said.out())
                .startsWith("deep/\n  er.txt  6 B\nplan.txt  8 B\n{\"path\":\"docs/plan.txt\"")
                .doesNotContain("p4>", "\u001b")
                .endsWith("}\n");
        assertThat(said.errors().lines())
                .containsExactly(
                        "nobody else offers nowhere.txt",
                        "unknown command \"nonsense\", expected one of ls find where get put"
                                + " status peers logout");
    }

    @Test
    void pathsOfTheNetworkAreCompletedAFolderAtATime() {
        try (var link =
                new Visitor(URI.create(url()), Credentials.shared(SECRET), Optional.empty())) {
            var paths = new RemotePaths(link.commands());

            assertThat(paths.below("d")).extracting(Candidate::value).containsExactly("docs/");
            assertThat(paths.below("docs/p"))
                    .extracting(Candidate::value)
                    .containsExactly("docs/deep/", "docs/plan.txt");
            assertThat(paths.below("docs/p"))
                    .extracting(Candidate::complete)
                    .containsExactly(false, true);
            assertThat(paths.below("docs/plan.txt/")).isEmpty();
            assertThat(paths.below("nowhere/")).isEmpty();
            assertThat(paths.below("../")).isEmpty();
        }
    }

    @Test
    void aTrackerThatIsNotThereIsSaidSo() {
        assertThat(say("ls", "--tracker", "http://127.0.0.1:1").errors())
                .contains("no tracker answers at http://127.0.0.1:1");
    }

    @Test
    void aPeerThatIsNotOursCannotBeTold() {
        assertThat(say("status", "--peer", "127.0.0.1:1").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void optionsMayStandInAFileWhoseMistakesAreNamed() throws IOException {
        Path wrong = write("tracker.yaml", "lease: 30s\nleese: 1s\n");
        Path unlawful = write("unlawful.yaml", "listen: 127.0.0.1:0\nlease: 10s\n");

        assertThat(say("tracker", "--config", wrong.toString()).errors())
                .startsWith(wrong + ":2:1 unknown key \"leese\", expected one of [accounts, ");
        assertThat(say("tracker", "--config", unlawful.toString()).errors())
                .isEqualToIgnoringNewLines(unlawful + ":2:8 lease: found \"10s\","
                        + " expected more than 27s, three times the --heartbeat of 9s");
    }

    @Test
    void aWeakSecretIsRefusedWhereOthersCanReachTheTracker() {
        environment.put("P4_SECRET", "changeme");

        assertThat(say("tracker", "--listen", "0.0.0.0:0").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void accountsAreAddedListedAndRemoved() {
        String file = folder.resolve("accounts").toString();
        environment.put("P4_PASSWORD", "a password of hers");

        Said added = say("account", "add", "ann", "--accounts", file);
        Said listed = say("account", "list", "--accounts", file);
        Said removed = say("account", "remove", "ann", "--accounts", file);
        Said again = say("account", "remove", "ann", "--accounts", file);

        assertThat(added.exit()).isEqualTo(ExitCode.OK);
        assertThat(listed.out()).isEqualToIgnoringNewLines("ann");
        assertThat(removed.exit()).isEqualTo(ExitCode.OK);
        assertThat(again.exit()).isEqualTo(ExitCode.NOT_FOUND);
    }
}
