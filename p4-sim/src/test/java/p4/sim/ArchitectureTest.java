package p4.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import p4.HiddenInputs;
import p4.Rooms;

/** The plan of the laboratory: scenario, run, cluster, journal, check, report, one way. */
@AnalyzeClasses(packages = "p4.sim", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String[] RUNTIME = {
        "p4.model..", "p4.time..", "p4.control..", "p4.transfer..", "p4.tracker..", "p4.peer..",
        "p4.overlay..", "p4.account..", "p4.wire..", "p4.disk..", "p4.compat..", "p4.cli..",
        "p4.v1.."
    };

    private static final String ORDERS = "p4.lab.v1..";

    private static final String[] DETERMINISTIC = {
        "p4.sim.scenario..",
        "p4.sim.generate..",
        "p4.sim.journal..",
        "p4.sim.time..",
        "p4.sim.net..",
        "p4.sim.fault..",
        "p4.sim.workload..",
        "p4.sim.check..",
        "p4.sim.reference..",
        "p4.sim.cluster",
        "p4.sim.cluster.virtual.."
    };

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("p4.sim.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule scenario =
            Rooms.mayUse("p4.sim.scenario..", "p4.sim.time..", "p4.model..");

    @ArchTest
    static final ArchRule journal =
            Rooms.mayUse("p4.sim.journal..", "p4.sim.scenario..", "p4.model..");

    @ArchTest
    static final ArchRule time = Rooms.mayUse("p4.sim.time..", "p4.time..", "p4.model..");

    @ArchTest
    static final ArchRule net = Rooms.mayUse(
            "p4.sim.net..", "p4.sim.time..", "p4.sim.scenario..", "p4.time..", "p4.model..");

    @ArchTest
    static final ArchRule cluster = Rooms.mayUse(
            "p4.sim.cluster",
            and("p4.sim.scenario..", "p4.sim.journal..", "p4.sim.time..", "p4.sim.net.."));

    @ArchTest
    static final ArchRule host = Rooms.mayUse(
            "p4.sim.cluster.host..",
            and("p4.sim.scenario..", "p4.sim.journal..", "p4.sim.time..", "p4.sim.cluster"));

    @ArchTest
    static final ArchRule member = Rooms.mayUse(
            "p4.sim.member..",
            and(
                    "p4.sim.scenario..",
                    "p4.sim.journal..",
                    "p4.sim.time..",
                    "p4.sim.cluster",
                    "p4.sim.cluster.host..",
                    ORDERS));

    @ArchTest
    static final ArchRule drivers = Rooms.mayUse(
            "p4.sim.cluster..",
            and(
                    "p4.sim.scenario..",
                    "p4.sim.journal..",
                    "p4.sim.time..",
                    "p4.sim.net..",
                    "p4.sim.reference..",
                    "p4.sim.member..",
                    ORDERS));

    @ArchTest
    static final ArchRule reference =
            Rooms.mayUse("p4.sim.reference..", "p4.control..", "p4.model..");

    @ArchTest
    static final ArchRule fault = Rooms.mayUse("p4.sim.fault..", planOfLinks());

    @ArchTest
    static final ArchRule workload = Rooms.mayUse("p4.sim.workload..", plan());

    @ArchTest
    static final ArchRule check =
            Rooms.mayUse("p4.sim.check..", "p4.sim.scenario..", "p4.sim.journal..", "p4.model..");

    @ArchTest
    static final ArchRule report = Rooms.mayUse(
            "p4.sim.report..",
            "p4.sim.scenario..",
            "p4.sim.journal..",
            "p4.sim.check..",
            "p4.model..");

    @ArchTest
    static final ArchRule replay = Rooms.mayUse(
            "p4.sim.replay..",
            "p4.sim.scenario..",
            "p4.sim.journal..",
            "p4.sim.check..",
            "p4.sim.report..",
            "p4.model..");

    @ArchTest
    static final ArchRule compare = Rooms.mayUse(
            "p4.sim.compare..",
            "p4.sim.scenario..",
            "p4.sim.journal..",
            "p4.sim.check..",
            "p4.sim.report..",
            "p4.sim.replay..",
            "p4.model..");

    @ArchTest
    static final ArchRule twin = Rooms.mayUse(
            "p4.sim.twin..",
            "p4.sim.scenario..",
            "p4.sim.journal..",
            "p4.sim.check..",
            "p4.sim.report..",
            "p4.sim.compare..",
            "p4.model..");

    @ArchTest
    static final ArchRule generate =
            Rooms.mayUse("p4.sim.generate..", "p4.sim.scenario..", "p4.sim.time..", "p4.model..");

    @ArchTest
    static final ArchRule shrink = Rooms.mayUse(
            "p4.sim.shrink..", "p4.sim.scenario..", "p4.sim.check..", "p4.sim.run..", "p4.model..");

    @ArchTest
    static final ArchRule sweep = Rooms.mayUse(
            "p4.sim.sweep..",
            "p4.sim.scenario..",
            "p4.sim.journal..",
            "p4.sim.check..",
            "p4.sim.report..",
            "p4.sim.run..",
            "p4.model..");

    @ArchTest
    static final ArchRule nobodyUsesTheCommands = noClasses()
            .that()
            .resideOutsideOfPackage("p4.sim.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("p4.sim.cli..");

    @ArchTest
    static final ArchRule terminalLibraries = Rooms.onlyIn(
            List.of("p4.sim.cli..", "p4.sim.member..", "p4.sim.report.."),
            "com.beust.jcommander..",
            "org.jline..",
            "me.tongfei..",
            "ch.qos.logback..");

    @ArchTest
    static final ArchRule onlyScenariosAreYaml =
            Rooms.onlyIn(List.of("p4.sim.scenario.."), "org.snakeyaml..");

    @ArchTest
    static final ArchRule onlyDriversKnowTheWires = Rooms.onlyIn(
            List.of("p4.sim.cluster.*..", "p4.sim.member.."),
            "io.grpc..",
            "com.google.protobuf..",
            "io.netty..",
            "spark..",
            "javax.servlet..",
            "org.eclipse.jetty..",
            "org.testcontainers..");

    @ArchTest
    static final ArchRule nobodyReadsTheRealClock =
            noClasses().should().accessTargetWhere(HiddenInputs.THE_REAL_CLOCK);

    @ArchTest
    static final ArchRule aRunDrawsOnlyFromItsSeed = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .accessTargetWhere(HiddenInputs.UNSEEDED_CHANCE);

    private static String[] planOfLinks() {
        return Stream.concat(Stream.of(plan()), Stream.of("p4.sim.net..")).toArray(String[]::new);
    }

    private static String[] plan() {
        return new String[] {
            "p4.sim.scenario..", "p4.sim.cluster", "p4.sim.journal..", "p4.sim.time..", "p4.model.."
        };
    }

    private static String[] and(String... rooms) {
        return Stream.of(List.of(RUNTIME), List.of(rooms))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
