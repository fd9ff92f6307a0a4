package p4;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import p4.time.SystemTimeline;

/** The plan of the house: who may use whom, who knows which library, who reads the clock. */
@AnalyzeClasses(packages = "p4", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String[] PURE = {
        "p4.model..",
        "p4.time..",
        "p4.control..",
        "p4.transfer..",
        "p4.tracker..",
        "p4.peer..",
        "p4.overlay.."
    };

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("p4.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule model = Rooms.mayUse("p4.model..");

    @ArchTest
    static final ArchRule time = Rooms.mayUse("p4.time..");

    @ArchTest
    static final ArchRule control = Rooms.mayUse("p4.control..", "p4.model..");

    @ArchTest
    static final ArchRule transfer = Rooms.mayUse("p4.transfer..", "p4.model..");

    @ArchTest
    static final ArchRule tracker =
            Rooms.mayUse("p4.tracker..", "p4.control..", "p4.time..", "p4.model..");

    @ArchTest
    static final ArchRule peer =
            Rooms.mayUse("p4.peer..", "p4.control..", "p4.transfer..", "p4.time..", "p4.model..");

    @ArchTest
    static final ArchRule overlay =
            Rooms.mayUse("p4.overlay..", "p4.transfer..", "p4.time..", "p4.model..");

    @ArchTest
    static final ArchRule account = Rooms.mayUse("p4.account..", "p4.control..", "p4.model..");

    @ArchTest
    static final ArchRule tls = Rooms.mayUse("p4.tls..", "p4.model..");

    @ArchTest
    static final ArchRule http =
            Rooms.mayUse("p4.wire.http..", "p4.control..", "p4.time..", "p4.model..");

    @ArchTest
    static final ArchRule grpc = Rooms.mayUse(
            "p4.wire.grpc..",
            "p4.v1..",
            "p4.transfer..",
            "p4.peer..",
            "p4.tls..",
            "p4.time..",
            "p4.model..");

    @ArchTest
    static final ArchRule tcp =
            Rooms.mayUse("p4.wire.tcp..", "p4.overlay..", "p4.time..", "p4.model..");

    @ArchTest
    static final ArchRule disk = Rooms.mayUse("p4.disk..", "p4.transfer..", "p4.model..");

    @ArchTest
    static final ArchRule compat = Rooms.mayUse(
            "p4.compat..",
            "p4.peer..",
            "p4.account..",
            "p4.control..",
            "p4.transfer..",
            "p4.wire.http..",
            "p4.time..",
            "p4.model..");

    @ArchTest
    static final ArchRule theProtocolKnowsNothingButJava = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("p4..", "java..", "javax.crypto..", "org.jspecify..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theProtocolKnowsNoDiskAndNoSocket = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.nio.channels..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\..*Socket.*|java\\.io\\.(File|RandomAccess).*")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule http1Libraries = Rooms.onlyIn(
            List.of("p4.wire.http..", "p4.compat.."),
            "spark..",
            "javax.servlet..",
            "jakarta..",
            "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule json =
            Rooms.onlyIn(List.of("p4.wire.http..", "p4.compat..", "p4.cli.."), "com.google.gson..");

    @ArchTest
    static final ArchRule grpcLibraries = Rooms.onlyIn(
            List.of("p4.wire.grpc..", "p4.cli..", "p4.compat..", "p4.v1.."),
            "io.grpc..",
            "com.google.protobuf..",
            "p4.v1..");

    @ArchTest
    static final ArchRule netty = Rooms.onlyIn(
            List.of("p4.wire.grpc..", "p4.wire.tcp..", "p4.cli..", "p4.compat.."), "io.netty..");

    @ArchTest
    static final ArchRule terminalLibraries = Rooms.onlyIn(
            List.of("p4.cli.."),
            "com.beust.jcommander..",
            "org.jline..",
            "me.tongfei..",
            "org.snakeyaml..",
            "io.micrometer..",
            "ch.qos.logback..");

    @ArchTest
    static final ArchRule cryptography =
            Rooms.onlyIn(List.of("p4.account..", "p4.tls.."), "org.bouncycastle..");

    @ArchTest
    static final ArchRule onlyAdaptersLog = Rooms.onlyIn(
            List.of("p4.wire..", "p4.disk..", "p4.compat..", "p4.account..", "p4.cli.."),
            "org.slf4j..",
            "java.util.logging..");

    @ArchTest
    static final ArchRule onlyTheSystemTimelineReadsTheRealClock = noClasses()
            .that()
            .doNotBelongToAnyOf(SystemTimeline.class)
            .should()
            .accessTargetWhere(HiddenInputs.THE_REAL_CLOCK);

    @ArchTest
    static final ArchRule theProtocolDrawsOnlyFromWhatItIsHanded = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(HiddenInputs.UNSEEDED_CHANCE);
}
