package p4.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import p4.sim.check.FaultAccount;
import p4.sim.check.Verdict;
import p4.sim.check.Verdict.Result;
import p4.sim.report.gist.Metric;
import p4.sim.report.gist.Metrics;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.Wire;

class LikenessTest {

    private static final Scenario SCENARIO = ScenarioReader.read("twin.yaml", """
            scenario: twin
            why: A test.
            twin: true
            tracker: { lease: 3s, heartbeat: 700ms }
            peers: [ { group: seeders, count: 4, share: { files: 1, bytes: 1KiB..1KiB } } ]
            faults: [ tracker-restart: { at: 1s, down: 1s } ]
            duration: 20s
            """);
    private static final Optional<String> LATE = Optional.of("the laboratory itself fell behind");

    private static Twin twin(
            DriverKind driver, Result result, Optional<String> late, Map<Metric, Double> figures) {
        var check = new CheckSpec(CheckName.NO_CORRUPT_FILE, Optional.empty());
        var verdict = new Verdict(
                check, result, "7 files", "", OptionalLong.empty(), OptionalDouble.empty());
        return new Twin(
                SCENARIO.over(driver, Wire.REAL),
                result,
                List.of(verdict),
                List.of(),
                late,
                List.of(new FaultAccount("crash", 1, 1, 1)),
                new Metrics(figures));
    }

    private static Accord accord(Twin base, Twin other) {
        return Likeness.of(base, other).accord();
    }

    private static Map<Metric, Double> figure(Metric metric, double value) {
        var figures = new EnumMap<Metric, Double>(Metric.class);
        figures.put(metric, value);
        return figures;
    }

    @ParameterizedTest(name = "{0} and {1}, late: {2}")
    @CsvSource({
        "PASSED,  PASSED,  false, AGREES",
        "PASSED,  PASSED,  true,  AGREES",
        "FAILED,  FAILED,  false, AGREES",
        "PASSED,  UNKNOWN, true,  UNPROVEN",
        "PASSED,  UNKNOWN, false, DIFFERS",
        "PASSED,  FAILED,  false, DIFFERS",
        "PASSED,  FAILED,  true,  DIFFERS",
        "FAILED,  UNKNOWN, true,  DIFFERS",
        "FAILED,  PASSED,  true,  DIFFERS"
    })
    void aVerdictThatDiffersIsExcusedOnlyWhereALateLaboratoryLeftItOpen(
            Result one, Result two, boolean late, Accord expected) {
        Twin base = twin(DriverKind.VIRTUAL, one, Optional.empty(), Map.of());
        Twin other = twin(DriverKind.INPROCESS, two, late ? LATE : Optional.empty(), Map.of());

        assertThat(accord(base, other)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}, late: {3}")
    @CsvSource({
        "CRASHES,          3,    3,    false, AGREES",
        "CRASHES,          3,    4,    false, DIFFERS",
        "CRASHES,          3,    4,    true,  DIFFERS",
        "EVICTIONS,        3,    4,    false, DIFFERS",
        "EVICTIONS,        3,    4,    true,  UNPROVEN",
        "DOWNLOADS_OK,     100,  93.5, false, AGREES",
        "DOWNLOADS_OK,     100,  90,   false, DIFFERS",
        "DOWNLOADS_OK,     90,   100,  false, DIFFERS",
        "EVICTION_LAG_P99, 0,    0.24, false, AGREES",
        "EVICTION_LAG_P99, 0,    0.26, false, DIFFERS",
        "RECOVERY_TIME,    0.1,  1.7,  false, AGREES",
        "RECOVERY_TIME,    0.1,  1.8,  false, DIFFERS",
        "FETCH_TIME_P99,   0.01, 9,    false, NOT_HELD"
    })
    void aFigureMayBeAsFarApartAsItsBandIsWide(
            Metric metric, double one, double two, boolean late, Accord expected) {
        Twin base = twin(DriverKind.VIRTUAL, Result.PASSED, Optional.empty(), figure(metric, one));
        Twin other = twin(
                DriverKind.INPROCESS,
                Result.PASSED,
                late ? LATE : Optional.empty(),
                figure(metric, two));

        Line line = Likeness.of(base, other).lines().stream()
                .filter(found -> found.name().equals(metric.title()))
                .findFirst()
                .orElseThrow();

        assertThat(line.accord()).as(line.toString()).isEqualTo(expected);
    }

    @Test
    void aFigureThatOnlyOneRunHasDiffers() {
        Twin base = twin(
                DriverKind.VIRTUAL,
                Result.PASSED,
                Optional.empty(),
                figure(Metric.EVICTION_LAG_P50, 0));
        Twin other = twin(DriverKind.INPROCESS, Result.PASSED, Optional.empty(), Map.of());

        assertThat(accord(base, other)).isEqualTo(Accord.DIFFERS);
    }

    @Test
    void containersHaveTimeToStart() {
        Twin base = twin(
                DriverKind.VIRTUAL,
                Result.PASSED,
                Optional.empty(),
                figure(Metric.DOWNLOADS_OK, 100));
        Twin other = twin(
                DriverKind.CONTAINER,
                Result.PASSED,
                Optional.empty(),
                figure(Metric.DOWNLOADS_OK, 85));

        assertThat(accord(base, other)).isEqualTo(Accord.AGREES);
    }

    @Test
    void aFaultThatWasNotObservedEverywhereDiffersHoweverLateTheLaboratoryWas() {
        Twin base = twin(DriverKind.VIRTUAL, Result.PASSED, Optional.empty(), Map.of());
        Twin like = twin(DriverKind.INPROCESS, Result.PASSED, LATE, Map.of());
        var other = new Twin(
                like.scenario(),
                like.result(),
                like.verdicts(),
                like.doubts(),
                like.lateness(),
                List.of(new FaultAccount("crash", 1, 1, 0)),
                like.metrics());

        assertThat(accord(base, other)).isEqualTo(Accord.DIFFERS);
        assertThat(LikenessText.lines(Likeness.of(base, other), false))
                .contains("DIFFERS  faults: crash: virtual 1, 1, 1, inprocess 1, 1, 0, expected the"
                        + " same: every fault is drawn from the seed")
                .last()
                .asString()
                .startsWith("virtual and inprocess DIFFER");
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyFigureHasABandOrAReasonWhyItHasNone(Metric metric) {
        for (DriverKind driver : DriverKind.ofTwins()) {
            assertThat(new Bands(SCENARIO, driver).of(metric).why()).isNotBlank();
        }
    }
}
