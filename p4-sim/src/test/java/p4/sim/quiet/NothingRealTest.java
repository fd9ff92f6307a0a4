package p4.sim.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import p4.sim.cli.OtherJvm;
import p4.sim.cli.QuietRun;

/**
 * A run in virtual time starts no thread, waits for nothing and goes by no real clock.
 *
 * <p>It is made in a JVM of its own, in which nothing that an earlier test started hides what it
 * starts, and where real clocks jump by an hour each time somebody looks.
 */
class NothingRealTest {

    /** Libraries note when something was; that it changes nothing is what the hash shows. */
    private static final String NOTES_ONLY =
            "saw (ch\\.qos\\.logback\\..* java.lang.System.currentTimeMillis"
                    + "|io\\.grpc\\.internal\\.InstantTimeProvider java.time.Instant.now"
                    + "|com\\.google\\.common\\.base\\.Ticker\\$1 java.lang.System.nanoTime) \\d+";

    @TempDir
    private static Path folder;

    private static List<String> facts = List.of();

    @BeforeAll
    static void watchARun() throws Exception {
        Path said = folder.resolve("said.txt");
        var jvm = new OtherJvm("quiet", OtherJvm.current(), List.of("-XX:TieredStopAtLevel=1"));

        int exit = jvm.start(said, WatchedRun.class, scenario()).waitFor();

        facts = Files.readAllLines(said);
        assertThat(exit).as(() -> String.join("\n", facts)).isZero();
    }

    private static String scenario() throws URISyntaxException {
        var file = Objects.requireNonNull(QuietRun.class.getResource("everything.yaml"));
        return Path.of(file.toURI()).toString();
    }

    @Test
    void noThreadIsStarted() {
        assertThat(facts).contains("started 0");
    }

    @Test
    void nothingSleepsOrWaits() {
        assertThat(facts).contains("waited 0");
    }

    @Test
    void clocksThatJumpChangeNothing() throws URISyntaxException {
        assertThat(facts).contains("hash " + new QuietRun().apply(scenario()));
    }

    @Test
    void nobodyLooksAtAClockButLibrariesThatNoteIt() {
        assertThat(facts)
                .filteredOn(fact -> fact.startsWith("saw "))
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact).matches(NOTES_ONLY));
    }
}
