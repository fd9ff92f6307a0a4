package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import p4.sim.Lives;
import p4.sim.Model;
import p4.sim.Phases;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.Wire;
import p4.sim.time.Seed;

/** A trace is driven as it is written, and refused where it cannot have been. */
class TraceReplayTest {

    private static final Path SHIPPED = Path.of("../scenarios/virtual/replayed-sessions.yaml");
    private static final String HEAD = "peer,online,offline\n";
    private static final double DOUBT = 0.001;

    @TempDir
    private Path folder;

    private Path scenario(int peers, String trace, String duration) throws IOException {
        Files.writeString(folder.resolve("sessions.csv"), HEAD + trace);
        return Files.writeString(
                folder.resolve("traced.yaml"),
                "scenario: traced\nwhy: They come and go as written.\ndriver: virtual\n"
                        + "tracker: { lease: 10m, heartbeat: 3m }\npeers: [ { group: peer, count: "
                        + peers
                        + ", churn: { trace: sessions.csv, end: { crash: 50% } } } ]\nduration: "
                        + duration + "\n");
    }

    /** Every session that {@code journal} tells of, by peer, as a trace has it; the last may be open. */
    private static Map<String, List<String>> told(List<Entry> journal) {
        Duration begin = Phases.begin(journal, Event.Phase.DISTURB);
        Duration end = Phases.begin(journal, Event.Phase.HEAL);
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (Entry entry : journal) {
            if (entry.at().compareTo(end) >= 0 || !entry.who().matches("(peer|swarm)-\\d+"))
                continue;
            Duration since = entry.at().minus(begin);
            Duration at = since.isNegative() ? Duration.ZERO : since;
            List<String> of = told.computeIfAbsent(entry.who(), peer -> new ArrayList<>());
            if (entry.event() instanceof Event.PeerStarted) of.add(at.toString());
            if (entry.event() instanceof Event.PeerCrashed
                    || entry.event() instanceof Event.PeerLeft) {
                of.add(of.remove(of.size() - 1) + " to " + at);
            }
        }
        return told;
    }

    @ParameterizedTest(name = "wire {0}")
    @EnumSource(Wire.class)
    void theJournalHasTheSessionsOfTheTraceToTheInstant(Wire wire) throws IOException {
        Path file = scenario(4, """
                1,0s,4s
                3,0.000001s,59.999999s
                2,1s,90s
                1,5s,5.000007s
                1,12345ms,0.5m
                4,61s,62s
                """, "1m");

        VirtualRun run = VirtualRun.of(ScenarioReader.read(file).over(DriverKind.VIRTUAL, wire), 7);

        assertThat(told(run.journal()))
                .containsEntry(
                        "peer-1",
                        List.of("PT0S to PT4S", "PT5S to PT5.000007S", "PT12.345S to PT30S"))
                .containsEntry("peer-2", List.of("PT1S"))
                .containsEntry("peer-3", List.of("PT0.000001S to PT59.999999S"))
                .doesNotContainKey("peer-4");
    }

    @Test
    void whoIsToComeBackAtOnceFirstSaysGoodbye() throws IOException {
        Path file = scenario(1, "1,0s,4s\n1,4s,6s\n", "10s");
        Path gone = Files.writeString(
                folder.resolve("crashing.yaml"),
                Files.readString(file).replace("crash: 50%", "crash: 100%"));
        Path told = Files.writeString(
                folder.resolve("leaving.yaml"),
                Files.readString(file).replace("crash: 50%", "crash: 0%"));

        VirtualRun crashing = VirtualRun.of(ScenarioReader.read(gone), 7);
        VirtualRun leaving = VirtualRun.of(ScenarioReader.read(told), 7);

        assertThat(told(crashing.journal()))
                .containsEntry("peer-1", List.of("PT0S to PT4S", "PT4S to PT6S"));
        assertThat(told(leaving.journal()))
                .containsEntry("peer-1", List.of("PT0S to PT4S", "PT4.002S to PT6S"));
    }

    @Test
    void theShippedTraceIsDrivenFortyTimesAsFast() throws IOException {
        Path trace = SHIPPED.resolveSibling("flatout-sessions.csv");
        Map<String, List<String>> written = new LinkedHashMap<>();
        for (String line :
                Files.readAllLines(trace).subList(1, Files.readAllLines(trace).size())) {
            String[] cells = line.split(",", -1);
            Duration online = Duration.parse("PT" + cells[1]).dividedBy(40);
            Duration offline = Duration.parse("PT" + cells[2]).dividedBy(40);
            boolean cut = offline.compareTo(Duration.ofMinutes(9)) >= 0;
            written.computeIfAbsent("swarm-" + cells[0], peer -> new ArrayList<>())
                    .add(cut ? online.toString() : online + " to " + offline);
        }

        VirtualRun run =
                VirtualRun.of(ScenarioReader.read(SHIPPED).over(DriverKind.VIRTUAL, Wire.NONE), 1);

        assertThat(told(run.journal()))
                .containsExactlyInAnyOrderEntriesOf(written)
                .hasSize(38);
    }

    @Test
    void aRunOfATraceIsReplayedFromItsResultsAlone() throws IOException {
        Path file = scenario(2, "1,0s,4s\n2,1s,3s\n1,5s,6s\n", "10s");
        Path results = folder.resolve("results");
        Said first = Said.by(file.toString(), "--results", results.toString());
        Files.delete(folder.resolve("sessions.csv"));

        Said again = Said.by("replay", left(results).toString());

        assertThat(first.exit()).as(first.out() + first.errors()).isNotEqualTo(ExitCode.BROKEN);
        assertThat(again.out()).as(again.errors()).contains("identical");
    }

    @Test
    void sessionsOfATraceKeepTheLawThatTheyWereDrawnFrom() throws IOException {
        Model law = Model.weibull(0.59, 600);
        RandomGenerator chance = new Seed(7).stream("trace");
        var trace = new StringBuilder();
        for (int peer = 1; peer <= 500; peer++) {
            double at = 1;
            while (at < 7_200) {
                double length = 600 * Math.pow(-Math.log1p(-chance.nextDouble()), 1 / 0.59);
                long online = Math.round(at * 1e3);
                long offline = online + 1 + Math.round(length * 1e3);
                trace.append(peer + "," + online + "ms," + offline + "ms\n");
                at = offline / 1e3 + 60;
            }
        }
        Scenario scenario = ScenarioReader.read(scenario(500, trace.toString(), "2h"))
                .over(DriverKind.VIRTUAL, Wire.NONE);

        List<Entry> journal = VirtualRun.of(scenario, 7).journal();

        List<String> peers =
                IntStream.rangeClosed(1, 500).mapToObj(n -> "peer-" + n).toList();
        Lives.Sample sessions = Lives.told(peers, journal).sessions(0.5);
        assertThat(sessions.drawn()).isGreaterThan(1_500);
        assertThat(sessions.pValue(law.cdf())).isGreaterThan(DOUBT);
        assertThat(sessions.pValue(law.longer(1.3).cdf())).isLessThan(DOUBT);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5s,6s;1,2s,3s | sessions.csv:3:3 found \"2s\", expected peer 1's sessions in the"
                        + " order of time, the one before begins at 5s",
                "1,0s,4s;2,1s,3s;1,3s,6s | sessions.csv:4:3 found \"3s\", expected peer 1 to go"
                        + " first, it does so at 4s",
                "1,4s,4s | sessions.csv:2:6 found \"4s\", expected more than 4s, when it came",
                "1,0s,4s;3,1s,3s | sessions.csv:3:1 found \"3\", expected a peer's number from 1"
                        + " to 2",
                "bob,0s,4s | sessions.csv:2:1 found \"bob\", expected a peer's number from 1 to 2",
                "1,0s,4 | sessions.csv:2:6 found \"4\", expected a duration with its unit (ms, s,"
                        + " m, h, d), such as 1500ms or 30s",
                "1,-1s,4s | sessions.csv:2:3 found \"-1s\", expected a duration with its unit (ms,"
                        + " s, m, h, d), such as 1500ms or 30s",
                "1;2,1s,3s | sessions.csv:2:1 found 1 columns, expected 3: peer,online,offline",
                "1,0s,4s,5s | sessions.csv:2:1 found 4 columns, expected 3: peer,online,offline"
            })
    void aTraceThatCannotHaveBeenIsOneLineAndExitCode64(String lines, String complaint)
            throws IOException {
        Path file = scenario(2, lines.replace(';', '\n') + "\n", "10s");

        Said said = Said.by(file.toString(), "--results", folder.resolve("r").toString());

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors()).isEqualTo(complaint + System.lineSeparator());
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void aTraceThatIsNotThereIsOneLineAndExitCode64() throws IOException {
        Path file = scenario(2, "1,0s,4s\n", "10s");
        Files.delete(folder.resolve("sessions.csv"));

        Said said = Said.by(file.toString());

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors())
                .isEqualTo("traced.yaml:5:51 found \"sessions.csv\", expected a file that exists"
                        + System.lineSeparator());
    }

    private static Path left(Path results) throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(file -> file.endsWith("report.json"))
                    .findFirst()
                    .orElseThrow()
                    .resolveSibling("");
        }
    }
}
