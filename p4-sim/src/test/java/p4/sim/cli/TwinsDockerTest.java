package p4.sim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every twin comes to the same in containers as in virtual time. */
@Tag("docker")
@Timeout(300)
class TwinsDockerTest {

    @TempDir
    private Path folder;

    static List<Path> twins() throws IOException {
        return ShippedTwins.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void aTwinComesToTheSameInContainers(Path twin) {
        ShippedTwins.mustGoTheSameWay(twin, "container", folder);
    }
}
