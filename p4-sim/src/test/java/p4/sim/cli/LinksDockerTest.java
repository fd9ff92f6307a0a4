package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Links of real containers, cut and limited and, where the kernel can, made longer. */
@Tag("docker")
@Timeout(300)
class LinksDockerTest {

    private static final Path JAR = Path.of("target/p4-sim.jar");
    private static final Pattern LATE = Pattern.compile("the laboratory itself|, seed ");

    @TempDir
    private Path folder;

    private String run(String name) throws Exception {
        Path said = folder.resolve(name + ".said");
        Process lab = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        folder.resolve(name + ".yaml").toString(),
                        "--driver",
                        "container",
                        "--results",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(lab.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(lab.exitValue()).as(Files.readString(said)).isIn(List.of(0, 2, 64));
        return Files.readString(said);
    }

    @Test
    void whatIsCutFlapsOrIsSlowIsFeltAndHeals() throws Exception {
        Files.writeString(folder.resolve("cuts.yaml"), """
                scenario: cuts
                why: Seeders are cut off, leechers flap, and a seeder is slow.
                seed: 5
                tracker: { lease: 4s, heartbeat: 1s }
                peers:
                  - { group: seeders, count: 1, share: { files: 60, bytes: 128KiB, copies: 1 } }
                  - { group: leechers, count: 1 }
                workload:
                  - fetch: { by: leechers, rate: 2/s fixed }
                faults:
                  - slow: { at: 3s, who: seeders, bandwidth: 1Mbit/s, for: 6s }
                  - partition: { at: 12s, islands: [ seeders ], for: 6s }
                  - flap: { at: 20s, who: leechers, down: 1s, up: 1s, for: 5s }
                checks:
                  always: [ no-bytes-without-a-valid-ticket, no-corrupt-file, no-handout-after-expiry ]
                  eventually: { within: 20s, hold: [ everyone-registered, every-file-fetchable ] }
                  at-end: [ faults-observed ]
                duration: 27s
                """);

        String said = run("cuts");

        assertThat(said).doesNotContain("FAILED").contains("passed   faults-observed");
        assertThat(said.lines().filter(line -> line.startsWith("unknown")))
                .allMatch(line -> LATE.matcher(line).find());
    }

    @Test
    void latencyIsRefusedInOneLineOrKept() throws Exception {
        Files.writeString(folder.resolve("far.yaml"), """
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

        String said = run("far");

        if (said.contains("netem")) {
            assertThat(said)
                    .startsWith("far.yaml:8:19 found something that needs latency-and-loss, which"
                            + " driver container cannot do since the kernel of its engine has no"
                            + " netem (tc says \"")
                    .endsWith("), expected one of the drivers [virtual]\n")
                    .hasLineCount(1);
        } else {
            assertThat(said).contains("passed   fetch-time p50 >= 400ms");
        }
    }
}
