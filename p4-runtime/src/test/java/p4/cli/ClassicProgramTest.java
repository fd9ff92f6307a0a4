package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import p4.compat.classic.OriginalProgram;
import p4.compat.classic.OriginalTracker;

/** Peers of ours that speak the original's wire, with our tracker and with an original one. */
final class ClassicProgramTest extends ProgramContract {

    private OriginalTracker original;

    @Override
    String name() {
        return "p4-classic";
    }

    @BeforeEach
    void startOriginal() {
        original = closing(new OriginalTracker(SECRET, 0));
    }

    @Test
    void itWorksWithAnOriginalTrackerAndAnOriginalPeer() throws IOException {
        write("ann/song.txt", "la la la");
        ProgramProcess ann = startProgram("ann", original.url());
        OriginalProgram bob = closing(new OriginalProgram(original.address()));
        String token = bob.joinWith("bob", SECRET, "play.txt", "to be or not");
        await().until(() -> bob.list(token).files().contains("song.txt"));

        Said fetched = say("get", "play.txt", "--peer", ann.address());

        assertThat(fetched.errors()).isEmpty();
        assertThat(folder.resolve("ann/play.txt")).hasContent("to be or not");
        assertThat(bob.get(token, "song.txt")).isEqualTo("la la la");
        assertThat(bob.asked()).containsExactly("play.txt");
    }

    @Test
    void whereATrackerForgotItItJoinsAgain() throws IOException {
        write("ann/song.txt", "la la la");
        ProgramProcess ann = startProgram("ann", original.url());
        await().until(() -> original.calls().contains("POST /add_file"));
        int port = original.port();
        original.close();

        OriginalTracker next = closing(new OriginalTracker(SECRET, port));
        Said missing = say("get", "nothing.txt", "--peer", ann.address());

        assertThat(missing.exit()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(next.calls())
                .startsWith("GET /get_file", "POST /register", "POST /add_file")
                .endsWith("GET /get_file");
    }

    @Test
    void aNameThatIsTakenIsVariedSinceAnOriginalForgetsNobody() throws IOException {
        write("ann/song.txt", "la la la");
        closing(new OriginalProgram(original.address())).register("ann", SECRET);

        ProgramProcess ann = startProgram("ann", original.url());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> say("get", "nothing.txt", "--peer", ann.address()).exit()
                        == ExitCode.NOT_FOUND);
        assertThat(original.calls()).contains("POST /add_file");
    }

    @Test
    void noNameLeadsOutOfItsFolder() throws IOException {
        write("secret.txt", "mine");
        write("ann/song.txt", "la la la");
        ProgramProcess ann = startProgram("ann", original.url());
        OriginalProgram bob = closing(new OriginalProgram(original.address()));
        await().until(() -> original.calls().contains("POST /add_file"));

        for (String path : new String[] {"../secret.txt", "/../secret.txt", "x/../../secret.txt"}) {
            assertThatThrownBy(() -> bob.fetch(ann.address(), path))
                    .hasMessage("NOT_FOUND: File not found");
        }
        assertThat(bob.fetch(ann.address(), "song.txt").toStringUtf8()).isEqualTo("la la la");
    }
}
