package p4;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house catch those who break them. */
final class ArchitectureBitesTest {

    private static final JavaClasses MISFITS =
            new ClassFileImporter().importPackages("p4.tracker.bad");

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void aMisfitIsCaught(ArchRule rule, String complaint) {
        assertThatThrownBy(() -> rule.check(MISFITS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(complaint);
    }

    private static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(ArchitectureTest.packagesFormNoCircle, "Cycle detected"),
                Arguments.of(ArchitectureTest.tracker, "p4.peer.PeerStatus"),
                Arguments.of(ArchitectureTest.theProtocolKnowsNothingButJava, "org.slf4j.Logger"),
                Arguments.of(ArchitectureTest.theProtocolKnowsNoDiskAndNoSocket, "java.nio.file"),
                Arguments.of(ArchitectureTest.theProtocolKnowsNoDiskAndNoSocket, "java.net.Socket"),
                Arguments.of(ArchitectureTest.onlyAdaptersLog, "org.slf4j.Logger"),
                Arguments.of(
                        ArchitectureTest.onlyTheSystemTimelineReadsTheRealClock, "Instant.now()"),
                Arguments.of(
                        ArchitectureTest.onlyTheSystemTimelineReadsTheRealClock,
                        "System.nanoTime()"),
                Arguments.of(
                        ArchitectureTest.theProtocolDrawsOnlyFromWhatItIsHanded,
                        "Random.<init>()"));
    }
}
