package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from a command's words, and what is said of words that make no sense. */
class CommandLineTest {

    @TempDir
    private Path folder;

    @Test
    void aValueStandsBehindItsOptionOrAnEqualsSign() {
        var apart = new TrackerArguments();
        var together = new TrackerArguments();

        new CommandLine(apart).read(List.of("--lease", "40s", "--lab"));
        new CommandLine(together).read(List.of("--lease=40s", "--lab"));

        assertThat(apart.settings()).isEqualTo(together.settings());
        assertThat(apart.settings().lease()).isEqualTo(Duration.ofSeconds(40));
        assertThat(apart.settings().lab()).isTrue();
    }

    @Test
    void whatFollowsTwoDashesIsAnOperandWhateverItLooksLike() {
        List<String> operands = new CommandLine(new GetWord())
                .read(List.of("--overwrite", "one", "--", "--overwrite", "-o"));

        assertThat(operands).containsExactly("one", "--overwrite", "-o");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "--leese 30s      | unknown option --leese — did you mean --lease?",
                "--lease 30       | --lease: found \"30\", expected a duration such as 30s, 1500ms",
                "--lease 0s       | --lease: found \"0s\", expected a duration of 1ms or more",
                "--lease 99999h   | --lease: found \"99999h\", expected at most 8760h",
                "--lease          | --lease: found nothing, expected DURATION",
                "--lease --lab    | --lease: found \"--lab\", expected DURATION",
                "--lab=yes        | --lab: found \"yes\", expected no value",
                "--lab --lab      | --lab: found twice, expected once",
                "--listen 8000    | --listen: found \"8000\", expected HOST:PORT such as 127.0.0.1:8000",
                "--listen ::1:80  | --listen: found \"::1:80\", expected HOST:PORT such as 127.0.0.1:8000",
                "--listen x:99999 | --listen: found \"x:99999\", expected HOST:PORT such as 127.0.0.1:8000",
                "--config none.y  | --config: found \"none.y\", expected a file that exists",
            })
    void aTrackersOptionThatMakesNoSenseIsNamedWithWhatWasExpected(String words, String line) {
        var tracker = new CommandLine(new TrackerArguments());

        assertThatThrownBy(() -> tracker.read(List.of(words.strip().split(" ", -1))))
                .isInstanceOf(UsageError.class)
                .hasMessage(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "--tracker ftp://x     | --tracker: found \"ftp://x\", expected http://HOST:PORT or"
                        + " https://HOST:PORT",
                "--tracker http://x/y  | --tracker: found \"http://x/y\", expected http://HOST:PORT or"
                        + " https://HOST:PORT",
                "--share no-such-dir   | --share: found \"no-such-dir\", expected a folder that exists",
                "--quota 10            | --quota: found \"10\", expected a size such as 500MiB, 10GiB",
                "--quota 9999999TiB    | --quota: found \"9999999TiB\", expected a size of at most"
                        + " 1048576TiB",
                "--name -x             | --name: found \"-x\", expected 1 to 64 of A-Z a-z 0-9 . _ -"
                        + " that begin with a letter or digit",
                "--host a/b            | --host: found \"a/b\", expected a host's name or address",
                "--verify never        | --verify: found \"never\", expected online or offline",
                "--secret-file none    | --secret-file: found \"none\", expected a file that exists",
            })
    void aPeersOptionThatMakesNoSenseIsNamedWithWhatWasExpected(String words, String line) {
        var peer = new CommandLine(new PeerArguments());
        List<String> given = List.of((needed(words) + words.strip()).split(" ", -1));

        assertThatThrownBy(() -> peer.read(given))
                .isInstanceOf(UsageError.class)
                .hasMessage(line);
    }

    @Test
    void whatIsMissingIsSaidAllAtOnce() {
        var peer = new CommandLine(new PeerArguments());

        assertThatThrownBy(() -> peer.read(List.of()))
                .hasMessage("expected --tracker URL and --share DIR");
    }

    @ParameterizedTest
    @CsvSource({
        "500MiB, 524288000",
        "10GiB, 10737418240",
        "1.5KiB, 1536",
        "1 MB, 1000000",
        "0B, 0",
    })
    void aSizeHasAUnit(String text, long bytes) {
        var peer = new PeerArguments();

        new CommandLine(peer)
                .read(List.of("--tracker=http://x:1", "--share", ".", "--quota", text));

        assertThat(peer.quotaBytes()).isEqualTo(bytes);
    }

    @Test
    void aFileGivesWhatTheLineDoesNot() throws IOException {
        Path file = config("lease: 60s\nheartbeat: 5s\nlab: true\nany-address: false\n");
        var tracker = new TrackerArguments();

        new CommandLine(tracker).read(List.of("--lease", "90s", "--config", file.toString()));

        assertThat(tracker.settings().lease()).isEqualTo(Duration.ofSeconds(90));
        assertThat(tracker.settings().heartbeat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(tracker.settings().lab()).isTrue();
        assertThat(tracker.settings().anyAddress()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "lab: true/leese: 1s   | :2:1 unknown key \"leese\", expected one of [accounts,"
                        + " any-address, dialect, dialect-data, dialect-lease, dialect-listen, gateway,"
                        + " heartbeat, lab, lease, listen, no-dial-back, secret-file, tls-ca,"
                        + " tls-cert, tls-key]"
                        + " — did you mean \"lease\"?",
                "lab: true/lease: 30   | :2:8 lease: found \"30\", expected a duration such as 30s,"
                        + " 1500ms",
                "lab: maybe            | :1:6 lab: found \"maybe\", expected true or false",
                "lease: 30s/lease: 31s | :2:1 lease: found twice, expected once",
                "lease: [30s]          | :1:8 expected a single value",
                "- lease               | :1:1 expected a mapping of options",
            })
    void whatMakesNoSenseInAFileIsNamedWithItsPlace(String text, String line) throws IOException {
        Path file = config(text.strip().replace('/', '\n'));
        var tracker = new CommandLine(new TrackerArguments());

        assertThatThrownBy(() -> tracker.read(List.of("--config", file.toString())))
                .isInstanceOf(UsageError.class)
                .hasMessage(file + line);
    }

    @Test
    void aFileThatIsNoYamlIsNamedWithThePlace() throws IOException {
        Path file = config("lease: 30s\nlab: \"tr\n");
        var tracker = new CommandLine(new TrackerArguments());

        assertThatThrownBy(() -> tracker.read(List.of("--config", file.toString())))
                .isInstanceOf(UsageError.class)
                .hasMessageStartingWith(file + ":3:1 no YAML: ");
    }

    @Test
    void aLawThatTwoValuesBreakIsSaidWhereTheLeaseStands() throws IOException {
        Path file = config("heartbeat: 9s\nlease: 27s\n");
        var arguments = new TrackerArguments();
        var line = new CommandLine(arguments);

        line.read(List.of("--config", file.toString()));

        assertThatThrownBy(arguments::settings)
                .isInstanceOfSatisfying(
                        BadValue.class,
                        bad -> assertThat(line.placed(bad))
                                .hasMessage(
                                        file + ":2:8 lease: found \"27s\", expected more than 27s,"
                                                + " three times the --heartbeat of 9s"));
    }

    private Path config(String text) throws IOException {
        return Files.writeString(folder.resolve("node.yaml"), text);
    }

    /** What a peer needs beside what is wrong. */
    private static String needed(String words) {
        String tracker = words.contains("--tracker") ? "" : "--tracker http://x:1 ";
        return words.contains("--share") ? tracker : tracker + "--share . ";
    }
}
