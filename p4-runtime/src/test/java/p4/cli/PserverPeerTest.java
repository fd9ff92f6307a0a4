package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.compat.pserver.OriginalPserver;
import p4.compat.pserver.OriginalTracker;

/** What others may ask of a user's own peer of pserver, and what not. */
@Timeout(60)
final class PserverPeerTest extends NetworkFixture {

    private PserverVisit peer;
    private String url;
    private OriginalPserver other;

    @BeforeEach
    void startThem() throws IOException {
        write("mine/song.txt", "la la la");
        OriginalTracker tracker = closing(new OriginalTracker());
        peer = closing(new PserverVisit(tracker.address(), folder.resolve("mine")));
        peer.logIn("ann", "joy");
        other = closing(OriginalPserver.ofBytes(tracker.address()));
        other.login("bob", "joy");
        url = other.whoTakes().body();
    }

    @Test
    void itPushesToWhoAsksAndNeverToAnother() {
        String port = other.url().substring(other.url().indexOf(':'));

        assertThat(other.requestFile(url, "192.0.2.1" + port, "song.txt")).isEqualTo(200);

        assertThat(other.pushed()).containsExactly("song.txt");
    }

    @Test
    void itPushesNothingThatItHasNot() {
        assertThat(other.requestFile(url, "no.txt")).isEqualTo(404);
        assertThat(other.requestFile(url, "../mine/song.txt")).isEqualTo(404);
        assertThat(other.requestFile(url, "nowhere", "song.txt")).isEqualTo(400);
        assertThat(other.pushed()).isEmpty();
    }

    @Test
    void itTakesAnUploadOnceAndVerified() {
        assertThat(other.requestUpload(url, "poem.txt")).isEqualTo(200);
        other.send(url, "poem.txt", "joy".getBytes(StandardCharsets.UTF_8));

        assertThat(folder.resolve("mine/poem.txt")).hasContent("joy");
        assertThat(other.requestUpload(url, "poem.txt")).isEqualTo(409);
        assertThatItRefuses("poem.txt");
    }

    @Test
    void itTakesNoBytesThatWereNotAnnounced() {
        assertThatItRefuses("poem.txt");
        assertThatItRefuses("song.txt");

        assertThat(folder.resolve("mine/poem.txt")).doesNotExist();
        assertThat(folder.resolve("mine/song.txt")).hasContent("la la la");
    }

    @Test
    void itTakesNoNameThatClimbsOrHides() throws IOException {
        for (String name : new String[] {"../up.txt", "/etc/up.txt", ".hidden", "", "a//b"}) {
            assertThat(other.requestUpload(url, name)).isEqualTo(400);
        }

        try (var files = Files.walk(folder.resolve("mine"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    private void assertThatItRefuses(String name) {
        assertThatThrownBy(() -> other.send(url, name, new byte[] {1, 2, 3}))
                .satisfies(failed -> assertThat(Status.fromThrowable(failed).getCode())
                        .isEqualTo(Status.Code.UNAUTHENTICATED));
    }
}
