package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run in virtual time does hangs on nothing that a machine brings. */
class SeparateJvmsTest {

    @TempDir
    private Path folder;

    private static List<OtherJvm> machines() throws IOException {
        List<Path> homes = OtherJvm.oldestAndNewest();
        Path oldest = homes.get(0);
        Path newest = homes.get(1);
        return List.of(
                new OtherJvm(
                        "plain", oldest, List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")),
                new OtherJvm(
                        "turkish",
                        oldest,
                        List.of(
                                "-Dfile.encoding=UTF-16BE",
                                "-Duser.language=tr",
                                "-Duser.country=TR",
                                "-Duser.timezone=Pacific/Apia",
                                "-XX:ActiveProcessorCount=1",
                                "-XX:+UnlockExperimentalVMOptions",
                                "-XX:hashCode=2",
                                "-XX:TieredStopAtLevel=1")),
                new OtherJvm(
                        "newest",
                        newest,
                        List.of(
                                "-Dfile.encoding=ISO-8859-1",
                                "-Duser.language=ar",
                                "-Duser.country=EG",
                                "-Duser.timezone=America/St_Johns",
                                "-XX:+UseParallelGC",
                                "-XX:+UnlockExperimentalVMOptions",
                                "-XX:hashCode=0")));
    }

    private static Path scenario() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(SeparateJvmsTest.class.getResource("everything.yaml"))
                .toURI());
    }

    private Path results(OtherJvm machine) {
        return folder.resolve(machine.what());
    }

    private Map<OtherJvm, Process> startAll() throws IOException, URISyntaxException {
        Map<OtherJvm, Process> started = new LinkedHashMap<>();
        for (OtherJvm machine : machines()) {
            Path said = folder.resolve(machine.what() + ".txt");
            String results = results(machine).toString();
            started.put(
                    machine,
                    machine.start(said, Main.class, scenario().toString(), "--results", results));
        }
        return started;
    }

    @Test
    @Timeout(120)
    void oneSeedWritesTheSameBytesOnEveryMachine() throws Exception {
        List<String> hashes = new ArrayList<>();
        List<byte[]> journals = new ArrayList<>();

        for (Map.Entry<OtherJvm, Process> jvm : startAll().entrySet()) {
            String what = jvm.getKey().what();
            int exit = jvm.getValue().waitFor();
            assertThat(exit).as(() -> what + ": " + said(what)).isZero();
            hashes.add(Files.readString(left(jvm.getKey(), "journal.sha256")).strip());
            journals.add(Files.readAllBytes(left(jvm.getKey(), "journal.jsonl")));
        }

        assertThat(hashes).hasSize(3).containsOnly(hashes.get(0));
        assertThat(journals).allSatisfy(journal -> {
            assertThat(journal).isEqualTo(journals.get(0)).hasSizeGreaterThan(100_000);
        });
    }

    private String said(String what) {
        try {
            return Files.readString(folder.resolve(what + ".txt"));
        } catch (IOException failed) {
            return failed.toString();
        }
    }

    private Path left(OtherJvm machine, String file) throws IOException {
        try (var files = Files.walk(results(machine))) {
            return files.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
        }
    }
}
