package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenScenariosTest {

    private static final String EXPECTED = "# expected: ";

    static List<Path> broken() {
        return Shipped.broken();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void saysInOneLineWhereItIsWrongAndWhatWasExpected(Path file) {
        String first = Shipped.text(file).lines().findFirst().orElse("");

        assertThat(first).startsWith(EXPECTED);
        assertThatThrownBy(() -> ScenarioReader.read(file))
                .isInstanceOf(BadScenario.class)
                .hasMessage(first.substring(EXPECTED.length()));
    }

    @Test
    void everyBrokenOneIsWrongInItsOwnWay() {
        Set<String> messages = new HashSet<>();

        for (Path file : broken()) {
            String first = Shipped.text(file).lines().findFirst().orElse("");
            messages.add(first.replaceAll("^\\S+ \\S+ \\S+:\\d+:\\d+ ", ""));
        }

        assertThat(messages).hasSameSizeAs(broken()).hasSizeGreaterThanOrEqualTo(12);
    }
}
