package p4.sim.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.journal.EntryCodec;

/**
 * Crashes leave as much in the index as Little's law says, and a tracker that keeps it longer is found.
 *
 * <p>Three figures that share nothing must agree: what the laboratory sees in the index, the rate of
 * crashes times how long each is listed by the journal, and the same from the scenario's lease,
 * heartbeat and churn alone. Source: J. D. C. Little, Operations Research 9(3), 1961.
 */
class StaleListingsTest {

    private static final int PEERS = 150;
    private static final int FILES = 3;
    private static final double CRASHES = 0.7;
    private static final double SESSION = 120;

    private static final int LONG_MINUTES = 20;
    private static final int SHORT_MINUTES = 8;
    private static final World SOUND = World.brokenBy(List.of());

    @TempDir
    private Path folder;

    /** Leases that end before anybody is back, and leases that many come back before. */
    static Stream<StaleLaw> laws() {
        return Stream.of(
                new StaleLaw(20, 6, SESSION, StaleLaw.Gap.fixed(60)),
                new StaleLaw(45, 14, SESSION, StaleLaw.Gap.exponential(60)),
                new StaleLaw(60, 18, SESSION, StaleLaw.Gap.exponential(60)));
    }

    private Path scenario(StaleLaw law, int minutes) throws IOException {
        return Files.writeString(folder.resolve("stale.yaml"), """
                scenario: stale
                why: What crashes leave in the index goes by Little's law.
                driver: virtual
                wire: none
                tracker: { lease: %ss, heartbeat: %ss }
                peers:
                  - group: peer
                    count: %s
                    share: { files: %s, bytes: 1KiB }
                    churn: { session: exponential(%ss), gap: "%s", end: { crash: %s%% } }
                duration: %sm
                """.formatted(
                        law.lease(),
                        law.heartbeat(),
                        PEERS,
                        FILES,
                        SESSION,
                        law.gap().text(),
                        Math.round(100 * CRASHES),
                        minutes));
    }

    private List<Staleness> measure(World world, StaleLaw law, int minutes) throws IOException {
        Path scenario = scenario(law, minutes);
        Duration longest = Duration.ofSeconds(2 * (long) law.lease() + 1);
        return LongStream.range(0, 10)
                .mapToObj(seed -> world.record(scenario, seed))
                .map(lines -> lines.stream().map(EntryCodec::read).toList())
                .map(journal -> Staleness.of(journal, FILES, longest))
                .toList();
    }

    private static Band band(List<Staleness> runs, ToDoubleFunction<Staleness> figure) {
        return Band.of(runs.stream().mapToDouble(figure).boxed().toList());
    }

    @ParameterizedTest(name = "{0}, seeds 0 to 9")
    @MethodSource("laws")
    void whatIsListedGoesByLittlesLaw(StaleLaw law) throws IOException {
        double crashes = law.crashes(PEERS, CRASHES);
        double seconds = law.staleSeconds();

        List<Staleness> runs = measure(SOUND, law, LONG_MINUTES);

        Band listed = band(runs, Staleness::listed);
        Band difference = band(runs, run -> run.listed() / run.expected(FILES));
        Band stale = band(runs, Staleness::staleSeconds);
        assertThat(difference).matches(band -> band.has(1)).matches(band -> band.doubt() < 0.03);
        assertThat(stale)
                .as("seconds listed, of which %s are expected", seconds)
                .matches(band -> band.hasAny(seconds, seconds + StaleLaw.SWEEP))
                .matches(band -> band.doubt() < 0.04);
        assertThat(listed)
                .as("listings, of which %s are expected", FILES * crashes * seconds)
                .matches(band -> band.hasAny(
                        FILES * crashes * seconds, FILES * crashes * (seconds + StaleLaw.SWEEP)))
                .matches(band -> band.doubt() < 0.06);
    }

    @ParameterizedTest(name = "{0}, seeds 0 to 9")
    @EnumSource(StaleBug.class)
    void aTrackerThatListsForLongerIsFound(StaleBug bug) throws IOException {
        var law = new StaleLaw(20, 6, SESSION, StaleLaw.Gap.fixed(60));
        double seconds = law.staleSeconds();
        double expected = FILES * law.crashes(PEERS, CRASHES) * seconds;

        List<Staleness> runs = measure(World.brokenBy(List.of(bug)), law, SHORT_MINUTES);

        assertThat(band(runs, run -> run.listed() / run.expected(FILES)))
                .matches(band -> band.has(1), "what is listed for longer is listed more");
        assertThat(band(runs, Staleness::staleSeconds))
                .as("seconds listed, of which %s are expected", seconds)
                .matches(band -> band.low() > seconds + StaleLaw.SWEEP);
        assertThat(band(runs, Staleness::listed).low() > 1.5 * expected)
                .as("found by the size of the index alone")
                .isEqualTo(bug == StaleBug.LEASES_ARE_TWICE_AS_LONG);
    }
}
