package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody who is new, or lost, is told. */
class HelpTest extends NetworkFixture {

    @Test
    void noArgumentsGetAnOverviewOfEveryCommand() {
        Said said = say();

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.out()).isEmpty();
        for (Command command : Command.values()) {
            assertThat(said.errors()).contains("\n  " + command.word());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandHasAPageThatFitsATerminalHoweverItIsAskedFor(Command command) {
        Said said = say(command.word(), "--help");

        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(said.out())
                .isEqualTo(say("help", command.word()).out())
                .isEqualTo(say(command.word(), "--tracker", "-h").out())
                .startsWith("usage: java -jar p4-runtime.jar " + command.word())
                .doesNotContain("PT3", "PT9", "127.0.0.1/", "\t");
        assertThat(said.out().lines().filter(line -> !line.contains("java -jar")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
    }

    @Test
    void aPageListsOnlyWhatMattersToItsCommand() {
        assertThat(say("get", "--help").out()).contains("--overwrite").doesNotContain("--copies");
        assertThat(say("put", "--help").out()).contains("--copies").doesNotContain("--overwrite");
        assertThat(say("ls", "--help").out()).doesNotContain("--copies", "--overwrite");
    }

    @Test
    void aPageShowsWhatHoldsWhenNothingIsGiven() {
        assertThat(say("tracker", "--help").out())
                .contains(
                        "(otherwise 127.0.0.1:8000)",
                        "how long a silent peer is still listed (otherwise 30s)",
                        "(otherwise 9s)");
        assertThat(say("peer", "--help").out()).contains("(otherwise 10GiB)", "(otherwise online)");
    }

    @Test
    void anUnknownCommandIsOneLineWithWhatWasProbablyMeant() {
        Said said = say("trackre", "--lease", "30s");

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors())
                .isEqualToIgnoringNewLines("unknown command \"trackre\", expected one of tracker"
                        + " peer overlay ls find where get put status peers logout shell account"
                        + " ca health"
                        + " — did you mean \"tracker\"?");
    }

    @Test
    void anOptionOfAnotherCommandIsUnknown() {
        Said said = say("ls", "--overwrite", "--tracker", "http://127.0.0.1:1");

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors())
                .isEqualToIgnoringNewLines("unknown option --overwrite, expected one of --json"
                        + " --peer --secret-file --tls-ca --tracker --user");
    }

    @Test
    void everyUsageErrorIsOneLine() {
        List<List<String>> wrong = List.of(
                List.of("tracker", "extra"),
                List.of("tracker", "--lease", "20s"),
                List.of("peer", "--tracker", "http://127.0.0.1:1"),
                List.of("peer", "--tracker", "http://127.0.0.1:1", "--share", "no\nwhere"),
                List.of("get", "--tracker", "http://127.0.0.1:1", "a", "b"),
                List.of("put", "--copies", "0", "x", "--tracker", "http://127.0.0.1:1"),
                List.of("account", "ad", "ann", "--accounts", "users.txt"),
                List.of("account", "list"));

        for (List<String> words : wrong) {
            Said said = say(words.toArray(String[]::new));

            assertThat(said.exit()).as("%s", words).isEqualTo(ExitCode.USAGE);
            assertThat(said.errors().lines()).as("%s", words).hasSize(1);
            assertThat(said.out()).as("%s", words).isEmpty();
        }
    }
}
