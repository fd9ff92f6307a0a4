package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.control.ControlPlane;
import p4.control.ControlReply.Announced;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Heartbeat;
import p4.control.Conversation;
import p4.model.Credentials;
import p4.model.PeerId;
import p4.model.Token;
import p4.time.SystemTimeline;
import p4.tls.CertificateFolder;
import p4.tls.Certificates;
import p4.tls.TrustedRoots;
import p4.tls.Wiretap;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.JdkCarrier;

/**
 * Somebody sits between all and the tracker, and between all and a peer. Source: threats, row 22.
 *
 * <p>The peer listens at 127.0.0.2; the tracker sees it at 127.0.0.1 and so sends others to the tap
 * there.
 */
class EavesdroppingTest extends NetworkFixture {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PATH = "docs/plan-of-ours.txt";
    private static final String TEXT = "attack at dawn, ".repeat(100);

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService wire = Executors.newSingleThreadExecutor();
    private Wiretap beforeTracker;
    private Wiretap beforePeer;

    @AfterEach
    void stopListening() throws IOException {
        beforeTracker.close();
        beforePeer.close();
        later.shutdownNow();
        wire.shutdownNow();
    }

    @Test
    void overTlsNobodyElseSeesASecretATokenAPathOrAFile() throws IOException {
        CertificateFolder.Node node = Certificates.in(folder.resolve("tls"), "127.0.0.1");
        String roots = folder.resolve("tls/ca.crt").toString();
        String[] tls = {
            "--tls-cert", node.certificate().toString(),
            "--tls-key", node.key().toString(),
            "--tls-ca", roots
        };
        startTapped("https", tls);

        Path fetched = fetch("https", "--tls-ca", roots);
        Token token = announce(
                Optional.of(TrustedRoots.read(Path.of(roots), Instant.now()).calling()));

        assertThat(fetched).hasContent(TEXT);
        assertThat(beforeTracker.size()).isGreaterThan(1_000);
        assertThat(beforePeer.size()).isGreaterThan(TEXT.length());
        for (Wiretap tap : new Wiretap[] {beforeTracker, beforePeer}) {
            assertThat(Stream.of(SECRET, token.secret(), PATH, "attack at dawn", "POST", "Bearer")
                            .filter(tap::heard))
                    .isEmpty();
        }
        assertThat(warnings()).isEmpty();
    }

    @Test
    void inPlaintextEverybodySeesThemAll() throws IOException {
        startTapped("http");

        Path fetched = fetch("http");
        Token token = announce(Optional.empty());

        assertThat(fetched).hasContent(TEXT);
        assertThat(Stream.of(SECRET, token.secret(), PATH, "POST", "Bearer"))
                .allMatch(beforeTracker::heard);
        assertThat(beforePeer.heard(TEXT)).isTrue();
    }

    private void startTapped(String scheme, String... tls) throws IOException {
        write("holder/" + PATH, TEXT);
        startTracker(tls);
        beforeTracker = Wiretap.of(trackerAddress());
        beforePeer = Wiretap.of("127.0.0.2");
        startPeer(
                "holder",
                Stream.concat(
                                Stream.of(tls),
                                Stream.of(
                                        "--tracker",
                                        scheme + "://127.0.0.1:" + beforeTracker.port(),
                                        "--listen",
                                        "127.0.0.2:" + beforePeer.port()))
                        .toArray(String[]::new));
    }

    private Path fetch(String scheme, String... trust) {
        Path kept = folder.resolve("kept.txt");
        String[] words = Stream.concat(
                        Stream.of(
                                "get",
                                PATH,
                                "-o",
                                kept.toString(),
                                "--tracker",
                                scheme + "://127.0.0.1:" + beforeTracker.port()),
                        Stream.of(trust))
                .toArray(String[]::new);
        await().atMost(SOON).until(() -> say(words).exit() == ExitCode.OK);
        return kept;
    }

    /** Announces by the tap's way, beats once, and tells the token that was granted. */
    private Token announce(Optional<SSLContext> tls) {
        String scheme = tls.isPresent() ? "https" : "http";
        ControlPlane tracker = new HttpControlPlane(
                URI.create(scheme + "://127.0.0.1:" + beforeTracker.port()),
                JdkCarrier.client(wire, SOON, tls),
                SOON,
                new SystemTimeline(later));
        var announced = (Announced) tracker.ask(new Announce(
                        new PeerId("asker"),
                        Conversation.identity("asker"),
                        Credentials.shared(SECRET),
                        OptionalInt.empty(),
                        Optional.empty()))
                .toCompletableFuture()
                .join();
        tracker.ask(new Heartbeat(announced.token())).toCompletableFuture().join();
        return announced.token();
    }
}
