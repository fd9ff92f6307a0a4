package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.beust.jcommander.JCommander;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.cluster.Cluster;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.run.Run;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.time.Seed;
import p4.sim.workload.Catalog;

/** What breaks in a node or in the laboratory itself ends the run; it never looks like a result. */
@Timeout(60)
class BrokenLaboratoryTest {

    private static final Path SMOKE = Path.of("../scenarios/smoke.yaml");

    @TempDir
    private Path folder;

    static Stream<Arguments> places() {
        return Stream.of(DriverKind.INPROCESS, DriverKind.VIRTUAL)
                .flatMap(driver -> Stream.of(
                                Event.Announced.class, // told by a peer
                                Event.LeaseGranted.class, // by the tracker
                                Event.PhaseBegan.class, // by the laboratory
                                Event.FetchAsked.class)
                        .map(event -> Arguments.of(driver, event)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsThrownWhereverAnEventIsToldEndsTheRun(DriverKind driver, Class<?> forbidden) {
        Scenario scenario = smokeOn(driver);
        var seed = new Seed(1);
        Catalog catalog = Catalog.draw(scenario, seed);
        try (Testbed testbed = Testbed.of(scenario)) {
            Instant origin = testbed.timeline().instant();
            var journal = new Journal(
                    () -> Duration.between(origin, testbed.timeline().instant()));
            journal.listen(entry -> {
                if (forbidden.isInstance(entry.event())) throw new AssertionError(entry.event());
            });
            try (Cluster cluster = testbed.cluster(scenario, catalog.members(), seed, journal)) {
                var run = new Run(scenario, seed, catalog, cluster, journal, testbed.timeline());

                assertThatThrownBy(() -> testbed.carryOut(run))
                        .hasStackTraceContaining(
                                "java.lang.AssertionError: " + forbidden.getSimpleName());
            }
        }
    }

    private static Scenario smokeOn(DriverKind driver) {
        var arguments = new RunArguments();
        JCommander.newBuilder().addObject(arguments).build().parse("--driver", driver.key());
        return Overrides.apply(ScenarioReader.read(SMOKE), arguments);
    }

    @Test
    void anErrorIsTheLaboratorysOwnAndNoVerdict() {
        var errors = new ByteArrayOutputStream();
        var out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                throw new AssertionError("no paper");
            }
        };
        var main = new Main(out, new PrintStream(errors, true, StandardCharsets.UTF_8), false);

        ExitCode exit = main.run(SMOKE.toString(), "--results", folder.toString());

        assertThat(exit).isEqualTo(ExitCode.BROKEN);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .startsWith("the laboratory broke: java.lang.AssertionError: no paper");
    }
}
