package p4.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import p4.model.ContentHash;
import p4.sim.check.Judge;
import p4.sim.check.Verdict;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.journal.JournalDigest;
import p4.sim.journal.JournalFile;
import p4.sim.journal.Transcript;

class ReportTest {

    private static final Report GOOD = SampleRun.report(7, true);
    private static final Report BAD = SampleRun.report(7, false);

    private static final List<Entry> JOURNAL = SampleRun.journal(7, true);
    private static final ContentHash HASH = JournalDigest.of(JOURNAL);

    @TempDir
    private Path folder;

    private static Report told(Event... events) {
        var journal = new Journal(() -> Duration.ZERO);
        Transcript transcript = Transcript.of(journal);
        for (Event event : events) journal.tell("<script>alert(1)</script>", event);
        return Report.of(GOOD.label(), GOOD.scenario(), transcript.entries(), List.of());
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    private static String html(Report report) {
        return HtmlReport.text(report, HASH);
    }

    @Test
    void aRunLeavesSevenFiles() throws IOException {
        GOOD.write(folder.resolve("churn/7-4f2a91c07be3"), JOURNAL);

        try (Stream<Path> files = Files.list(folder.resolve("churn/7-4f2a91c07be3"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "report.html",
                            "report.json",
                            "junit.xml",
                            "series.csv",
                            "journal.jsonl",
                            "journal.sha256",
                            "scenario.yaml");
        }
    }

    @Test
    void theSameRunWritesTheSameBytes() {
        assertThat(html(SampleRun.report(3, true))).isEqualTo(html(SampleRun.report(3, true)));
    }

    @Test
    void theJournalOnDiskIsJudgedAsTheOneThatWasTold() throws IOException {
        GOOD.write(folder, JOURNAL);

        List<Entry> read = JournalFile.read(folder.resolve("journal.jsonl"));

        assertThat(Judge.judge(GOOD.scenario(), read)).isEqualTo(GOOD.verdicts());
    }

    @Test
    void theHashOfTheJournalStandsInEveryReportAndBesideIt() throws IOException {
        ContentHash told = GOOD.write(folder, JOURNAL);

        assertThat(told).isEqualTo(HASH);
        for (String file : List.of("report.html", "report.json", "journal.sha256")) {
            assertThat(Files.readString(folder.resolve(file))).as(file).contains(told.hex());
        }
    }

    @Test
    void theHtmlAsksTheNetworkForNothing() {
        assertThat(html(GOOD))
                .contains("default-src 'none'")
                .doesNotContainPattern("(src|href)=\"(?!data:)")
                .doesNotContain("<script", "@import", "url(");
    }

    @Test
    void theHtmlTellsAllThatBroke() {
        String page = html(BAD);

        assertThat(BAD.overall()).isEqualTo(Result.FAILED);
        assertThat(page).contains("What led to", "still registered", "no-stale-index-entry");
    }

    @Test
    void namesFromARunCannotBecomeMarkup() {
        Report report = told(
                new Event.PeerStarted("x:1", 1),
                new Event.FetchAsked(1, "<img src=x>", new Event.Proof("valid", "valid")),
                new Event.FetchEnded(
                        1, Event.Outcome.OK, 1, "", "", Duration.ofMillis(5), 200, "<b>\"&"),
                new Event.PeerCrashed());

        assertThat(html(report))
                .doesNotContain("<img", "<b>", "<script")
                .contains("&lt;img src=x&gt;");
    }

    @Test
    void anEmptyRunStillHasAReport() {
        assertThat(html(told())).contains("unknown", "</html>");
    }

    @Test
    void theJsonHoldsEveryVerdict() {
        JsonObject json = JsonParser.parseString(JsonReport.text(BAD, HASH)).getAsJsonObject();

        assertThat(json.get("result").getAsString()).isEqualTo("FAILED");
        assertThat(json.getAsJsonArray("checks")).hasSameSizeAs(BAD.verdicts());
    }

    @Test
    void theJunitFileCountsAndNamesWhatBroke() throws Exception {
        Element suite = xml(JunitReport.text(BAD)).getDocumentElement();

        long failed =
                BAD.verdicts().stream().filter(v -> v.result() == Result.FAILED).count();
        assertThat(suite.getAttribute("tests"))
                .isEqualTo("" + (BAD.verdicts().size() + BAD.doubts().size()));
        assertThat(suite.getAttribute("failures")).isEqualTo("" + failed).isNotEqualTo("0");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo((int) failed);
    }

    @Test
    void aRunThatWaitedInVainSaysSoEverywhere() throws Exception {
        Report report = told(new Event.GaveUp("every peer to announce"));

        String doubt = "every peer to announce";
        assertThat(html(report)).contains(doubt);
        assertThat(JsonReport.text(report, HASH)).contains(doubt);
        assertThat(xml(JunitReport.text(report)).getElementsByTagName("error").getLength())
                .isEqualTo(1);
        assertThat(TerminalVerdicts.lines(report, false))
                .singleElement()
                .asString()
                .contains(doubt);
    }

    @Test
    void aFaultThatNobodySawIsAccountedForEverywhere() {
        Report report =
                told(new Event.FaultAsked(1, "crash", List.of("a-1")), new Event.PeerCrashed());

        String words = "crash: 1 asked for, 0 injected, 0 observed";
        assertThat(html(report)).contains("Faults, accounted for", words);
        assertThat(JsonReport.text(report, HASH))
                .contains("\"kind\": \"crash\"", "\"injected\": 0", "\"observed\": 0", words);
        assertThat(JunitReport.text(report)).contains(words);
        assertThat(TerminalVerdicts.faults(report)).hasValue("faults: " + words);
        assertThat(report.overall()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aLaboratoryThatFellBehindSaysSoEverywhere() throws Exception {
        Duration late = Duration.ofMillis(812);
        Report report = told(new Event.RanLate("acts of the plan", 40, Duration.ZERO, late, late));

        String doubt = "fell behind with acts of the plan: p50 0 ms, p99 812 ms";
        assertThat(html(report)).contains(doubt, "The laboratory itself");
        assertThat(JsonReport.text(report, HASH)).contains(doubt, "\"p99Millis\": 812");
        assertThat(JunitReport.text(report)).contains(doubt);
        assertThat(TerminalVerdicts.lateness(report))
                .hasValueSatisfying(line ->
                        assertThat(line).contains("acts of the plan: p50 0 ms, p99 812 ms"));
        assertThat(report.overall()).isEqualTo(Result.UNKNOWN);
    }

    private static List<Excerpt.Line> story(long turn, String why) {
        Verdict verdict = new Verdict(
                GOOD.verdicts().get(0).check(),
                Result.FAILED,
                "",
                why,
                OptionalLong.of(turn),
                OptionalDouble.empty());
        List<Story> stories = Report.of(GOOD.label(), GOOD.scenario(), JOURNAL, List.of(verdict))
                .stories();
        return stories.get(0).lines();
    }

    @Test
    void anExcerptFollowsThePeersThatTheReasonNames() {
        List<Excerpt.Line> lines = story(JOURNAL.size(), "leechers-3 (crashed 1 s ago)");

        assertThat(lines.subList(0, lines.size() - 1))
                .isNotEmpty()
                .allMatch(line ->
                        (line.who() + " " + line.details()).matches(".*leechers-3(?!\\d).*"));
    }

    @Test
    void theTerminalShowsOneLineACheckAndColoursOnlyThere() {
        List<String> plain = TerminalVerdicts.lines(GOOD, false);
        List<String> coloured = TerminalVerdicts.lines(GOOD, true);

        assertThat(plain).hasSameSizeAs(GOOD.verdicts()).noneMatch(line -> line.contains("\u001b"));
        assertThat(plain.get(0)).startsWith("passed").contains("no-corrupt-file", "files kept");
        assertThat(coloured).allMatch(line -> line.contains("\u001b[32m"));
        assertThat(TerminalVerdicts.summary(BAD, false))
                .startsWith("FAILED")
                .contains("churn, seed 7");
    }

    @Test
    void anExcerptHoldsWhatNamesTheSamePeer() {
        long turn = JOURNAL.stream()
                .filter(entry -> entry.event() instanceof Event.LeaseEvicted)
                .findFirst()
                .orElseThrow()
                .turn();

        List<Excerpt.Line> lines = story(turn, "");

        String peer = ((Event.LeaseEvicted) JOURNAL.get((int) turn - 1).event()).peer();
        assertThat(lines).hasSizeBetween(2, 10).extracting(Excerpt.Line::turn).isSorted();
        assertThat(lines)
                .allMatch(line -> line.who().equals(peer) || line.details().contains(peer))
                .last()
                .extracting(Excerpt.Line::event)
                .isEqualTo("lease-evicted");
    }
}
