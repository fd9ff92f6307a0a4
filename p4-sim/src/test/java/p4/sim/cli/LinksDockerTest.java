package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Links of real containers, cut and limited and, where the kernel can, made longer. */
@Tag("docker")
@Timeout(300)
class LinksDockerTest {

    private static final int REFUSED = 64;

    @TempDir
    private Path folder;

    @Test
    void whatIsCutFlapsOrIsSlowIsFeltAndHeals() throws Exception {
        try (LabProcess lab =
                LabProcess.start(folder, "../scenarios/partition.yaml", "--driver", "container")) {
            lab.mustHoldItsPromises();

            assertThat(lab.said())
                    .contains("passed   faults-observed", "passed   fetch-time p50 >= 250ms");
        }
    }

    @Test
    void latencyIsRefusedInOneLineOrKept() throws Exception {
        Path far = Files.writeString(folder.resolve("far.yaml"), """
                scenario: far
                why: Nodes are a fifth of a second apart.
                seed: 5
                tracker: { lease: 6s, heartbeat: 1s }
                peers:
                  - { group: seeders, count: 1, share: { files: 8, bytes: 1KiB, copies: 1 } }
                  - { group: leechers, count: 1 }
                links: { latency: 200ms }
                workload: [ fetch: { by: leechers, rate: 2/s } ]
                checks: { at-end: [ "fetch-time p50 >= 400ms" ] }
                duration: 8s
                """);

        try (LabProcess lab = LabProcess.start(folder, far.toString(), "--driver", "container")) {
            int code = lab.ended();

            if (code == REFUSED) {
                assertThat(lab.said())
                        .startsWith(
                                "far.yaml:8:19 found something that needs latency-and-loss, which"
                                        + " driver container cannot do since the kernel of its engine has no"
                                        + " netem (tc says \"")
                        .endsWith("), expected one of the drivers [virtual]\n")
                        .hasLineCount(1);
            } else {
                assertThat(code).as(lab.said()).isIn(0, 2);
                assertThat(lab.said()).contains("passed   fetch-time p50 >= 400ms");
            }
        }
    }
}
