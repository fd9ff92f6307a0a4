package p4.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images promise to whoever runs containers of them. */
@Tag("docker")
class ImageDockerTest extends ContainersFixture {

    private static final String LAB = "p4-lab";
    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aFileGoesFromPeerToPeer(String scheme) throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        Files.write(share("holder").resolve("file"), bytes);
        startTracker(tls(scheme));
        startPeer("holder", scheme, tls(scheme));
        startPeer("asker", scheme, tls(scheme));
        awaitHealthy("tracker", "holder", "asker");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(engine.inside("asker", "ls", "--peer", "127.0.0.1:8001")
                                        .said())
                                .contains("file"));
        String said = engine.inside("asker", "get", "file", "--peer", "127.0.0.1:8001")
                .succeeded();

        assertThat(said).contains("fetched file").contains("from holder");
        assertThat(share("asker").resolve("file")).hasBinaryContent(bytes);
    }

    @Test
    void aNodeIsNobodyAndCanChangeNothing() throws IOException {
        startTracker(List.of());
        awaitHealthy("tracker");

        String status = Files.readString(process("tracker").resolve("status"));

        assertThat(status).containsPattern("Uid:\\s+10001\\s+10001\\s+10001\\s+10001");
        assertThat(status).containsPattern("CapEff:\\s+0000000000000000");
        assertThat(engine.field("tracker", "{{.HostConfig.ReadonlyRootfs}}")).isEqualTo("true");
        assertThat(engine.logs("tracker")).contains("listening http://0.0.0.0:8000");
    }

    @Test
    void noShellIsNeeded() {
        String entry = engine.fieldOfImage(RUNTIME, "{{json .Config.Entrypoint}}");
        String health = engine.fieldOfImage(RUNTIME, "{{json .Config.Healthcheck.Test}}");

        assertThat(entry).startsWith("[\"java\",");
        assertThat(health).startsWith("[\"CMD\",\"java\",");
    }

    @Test
    void anUnhealthyNodeIsSeen() {
        startPeer("lonely", "http", List.of());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                engine.inside("lonely", "health").said())
                        .isEqualTo("unwell: not on the network of http://tracker:8000 yet"));
        assertThat(engine.inside("lonely", "health").exit()).isEqualTo(1);
    }

    @Test
    void aNodeThatIsStoppedLeavesTheNetworkAtOnce() {
        startTracker(List.of());
        startPeer("peer", "http", List.of());
        awaitHealthy("tracker", "peer");
        String before = engine.inside("tracker", "health").said();

        engine.tell("stop", "--time=20", engine.container("peer"));
        String after = engine.inside("tracker", "health").said();
        engine.tell("stop", "--time=20", engine.container("tracker"));

        assertThat(before).isEqualTo("well: a tracker of peers: 1");
        assertThat(after).isEqualTo("well: a tracker of peers: 0");
        assertThat(engine.field("peer", "{{.State.ExitCode}}")).isEqualTo("143");
        assertThat(engine.field("tracker", "{{.State.ExitCode}}")).isEqualTo("143");
    }

    @Test
    void anIdlePeerTakesLittleMemory() throws IOException {
        startTracker(List.of());
        startPeer("peer", "http", List.of());
        awaitHealthy("tracker", "peer");

        assertThat(residentBytes("peer")).isBetween(16 * MIB, 96 * MIB);
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNTIME, LAB})
    void theImageIsSmall(String image) {
        long bytes = Long.parseLong(engine.fieldOfImage(image, "{{.Size}}"));

        assertThat(bytes).isBetween(16 * MIB, 120 * MIB);
    }

    @Test
    void aMemberOfTheLaboratoryListensAndItsLinkCanBeShaped() throws IOException {
        String token = "--env=P4_MEMBER_TOKEN=" + "A".repeat(43);
        engine.start("member", List.of("--cap-drop=ALL", "--cap-add=NET_ADMIN", token), LAB);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(engine.logs("member")).contains("listening").contains("7400"));
        // Not netem, which not every kernel has; the program is the same.
        tc(
                "qdisc", "add", "dev", "eth0", "root", "tbf", "rate", "8mbit", "burst", "4kb",
                "latency", "50ms");
        String shaped = tc("qdisc", "show", "dev", "eth0");
        String status = Files.readString(process("member").resolve("status"));

        assertThat(shaped).contains("tbf").contains("rate 8Mbit");
        assertThat(status)
                .as("the member itself has no such right")
                .containsPattern("CapEff:\\s+0000000000000000");
    }

    private String tc(String... words) {
        String[] exec = {"exec", "-u", "0", engine.container("member"), "tc"};
        return engine.tell(Stream.concat(Stream.of(exec), Stream.of(words)).toArray(String[]::new));
    }
}
