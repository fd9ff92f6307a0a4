package p4.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network that {@code deploy/compose.yaml} describes, started as its first lines say. */
@Tag("docker")
class ComposeDockerTest {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int PEERS = 4;

    @TempDir
    Path folder;

    private Map<String, String> environment = Map.of();
    private String tracker = "";

    @BeforeEach
    void writeSecret() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path secret = Files.writeString(folder.resolve("secret"), "of-the-test\n");
        int port = freePort();
        environment = Map.of("P4_SECRET_FILE", secret.toString(), "P4_PORT", String.valueOf(port));
        tracker = "http://127.0.0.1:" + port;
    }

    @AfterEach
    void takeDown() {
        compose("down", "--volumes", "--timeout", "5").succeeded();
    }

    @Test
    void aTrackerAndFourPeersAreOneNetwork() throws IOException {
        compose("up", "--detach").succeeded();
        Path file = Files.writeString(folder.resolve("plan.txt"), "we meet at noon");
        awaitPeers();
        String metrics = scrape();

        say("put", file.toString(), "--copies", String.valueOf(PEERS));
        String holders = say("where", "plan.txt");
        say("get", "plan.txt", "-o", folder.resolve("back.txt").toString());

        assertThat(metrics).contains("p4_tracker_peers 4");
        assertThat(holders.lines().filter(line -> line.contains(":8001"))).hasSize(PEERS);
        assertThat(folder.resolve("back.txt")).hasContent("we meet at noon");
        assertThat(compose("ps").succeeded()).doesNotContain("Exit").doesNotContain("unhealthy");
    }

    /** Waits until every container is healthy; a peer is once it has been announced. */
    private void awaitPeers() {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(compose("ps").succeeded().split("\\(healthy\\)", -1))
                                .hasSize(PEERS + 2));
    }

    private String scrape() throws IOException {
        try (InputStream in = URI.create(tracker + "/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Program compose(String... words) {
        List<String> all = new ArrayList<>(
                Program.works("docker", "compose", "version")
                        ? List.of("docker", "compose")
                        : List.of("docker-compose"));
        String file = Program.TOP.resolve("deploy/compose.yaml").toString();
        all.addAll(List.of("--file", file));
        all.addAll(List.of("--project-name", "p4test" + ProcessHandle.current().pid()));
        all.addAll(List.of(words));
        return Program.run(environment, all);
    }

    /** What the program of this build answers to {@code words}, as a user of the network. */
    private String say(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--tracker=" + tracker, "--secret-file=" + folder.resolve("secret")));
        return Program.node(all.toArray(String[]::new)).succeeded();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
