package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.check.Conduct;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.OverlayTold;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.Wire;

/** Runs of peers that find each other without a tracker. */
class OverlayRunTest {

    private static final Path OVERLAY = Path.of("../scenarios/overlay.yaml");

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    private static VirtualRun run(Wire wire, long seed) {
        Scenario scenario = ScenarioReader.read(OVERLAY).over(DriverKind.VIRTUAL, wire);
        return VirtualRun.of(scenario, seed);
    }

    private static VirtualRun run(String text) {
        Scenario scenario = ScenarioReader.read("test.yaml", text);
        return VirtualRun.of(scenario, scenario.seeds().get(0));
    }

    private static <T extends Event> List<T> told(VirtualRun run, Class<T> kind) {
        return run.journal().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyCheckPasses(long seed) {
        VirtualRun run = run(Wire.REAL, seed);

        assertThat(run.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.result())
                        .as("%s", verdict)
                        .isEqualTo(Verdict.Result.PASSED));
        assertThat(run.overall()).isEqualTo(Verdict.Result.PASSED);
    }

    @Test
    void theSameSeedWritesTheSameJournalWithAndWithoutTheWire() {
        VirtualRun real = run(Wire.REAL, 1);

        assertThat(run(Wire.REAL, 1).journal()).isEqualTo(real.journal());
        assertThat(run(Wire.NONE, 1).journal()).isEqualTo(real.journal());
    }

    @Test
    void thereIsNoTrackerAndWhatPeersSayIsCounted() {
        VirtualRun run = run(Wire.REAL, 1);

        assertThat(run.journal()).noneMatch(entry -> entry.who().equals("tracker"));
        assertThat(told(run, Event.ControlCarried.class)).singleElement().satisfies(carried -> {
            assertThat(carried.messages()).isGreaterThan(1_000);
            assertThat(carried.bytes() / carried.messages()).isBetween(20L, 1_000L);
        });
        assertThat(told(run, OverlayTold.SearchAnswered.class)).isNotEmpty();
        assertThat(told(run, OverlayTold.PieceServed.class)).isNotEmpty();
    }

    @Test
    void everyFaultOfPeersLinksAndDisksIsInjectedAndObserved() {
        VirtualRun run = run("""
                { scenario: faults, why: All that can go wrong., protocol: overlay, driver: virtual,
                  seed: 5, duration: 60s, overlay: { ping: 2s },
                  peers: [ { group: seeders, count: 6, share: { files: 6, bytes: 64KiB..1MiB, copies: 3 } },
                           { group: leechers, count: 12 } ],
                  links: { latency: uniform(5ms..20ms), loss: 0.5% },
                  workload: [ fetch: { by: leechers, rate: 12/s, at-most-once: false },
                              search: { by: leechers, rate: 6/s } ],
                  faults: [ crash: { at: 1s, who: 1 of seeders, restart: after 4s },
                            leave: { at: 2s, who: 1 of leechers, restart: after 8s },
                            freeze: { at: 3s, who: 1 of seeders, for: 5s },
                            corrupt: { at: 12s, who: 2 of seeders, for: 8s },
                            change-files: { at: 13s, who: 1 of seeders },
                            partition: { at: 22s, islands: [ seeders ], for: 2s },
                            slow: { at: 25s, who: 1 of seeders, by: 300ms, for: 3s },
                            flap: { at: 29s, who: 2 of leechers, down: 300ms, up: 700ms, for: 3s },
                            slow-disk: { at: 33s, who: 1 of seeders, by: 50ms, for: 10s },
                            full-disk: { at: 45s, who: 2 of leechers, for: 10s } ],
                  checks: { always: [ no-corrupt-file, no-query-handled-twice ],
                            eventually: { within: 20s, hold: [ everyone-registered ] },
                            at-end: [ faults-observed ] } }
                """);

        assertThat(run.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.result())
                        .as("%s", verdict)
                        .isEqualTo(Verdict.Result.PASSED));
        assertThat(Conduct.of(run.journal()).doubts()).isEmpty();
    }

    @Test
    void whoeverComesAndGoesIsFoundWhileThere() {
        VirtualRun run = run("""
                { scenario: churn, why: Peers come and go., protocol: overlay, driver: virtual,
                  seed: 5, duration: 60s, overlay: { ping: 2s },
                  peers: [ { group: seeders, count: 10, share: { files: 3, bytes: 1KiB..8KiB, copies: 3 } },
                           { group: leechers, count: 30,
                             churn: { session: exponential(20s), gap: exponential(10s), end: { crash: 50% } } } ],
                  workload: [ search: { by: leechers, rate: 5/s, for: path } ],
                  checks: { at-end: [ "search-recall >= 99%", "join-time p90 <= 500ms" ] } }
                """);

        assertThat(run.overall()).as("%s", run.verdicts()).isEqualTo(Verdict.Result.PASSED);
    }

    @Test
    void realPeersOverRealSocketsKeepThePromisesToo() {
        Said said = Said.by(
                OVERLAY.toString(), "--driver", "inprocess", "--results", folder.toString());

        assertThat(said.exit()).as(said.out() + said.errors()).isEqualTo(ExitCode.PASSED);
    }
}
