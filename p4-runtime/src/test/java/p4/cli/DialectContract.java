package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.control.ControlRequest;
import p4.control.ControlRequest.ListFiles;

/**
 * What a network that speaks a dialect promises to the dialect's own programs and to our peers.
 *
 * <p>An implementor gives a program that speaks the original's wire with none of our classes, and says
 * which native requests the dialect has words for; what it has none for is listed with the reason.
 */
@Timeout(60)
abstract class DialectContract extends NetworkFixture {

    /** A program written for the original; {@link #join} comes first. */
    interface Program extends AutoCloseable {

        /** Becomes one of the network, as {@code name}. */
        void join(String name);

        /** Has {@code text} as the file {@code file}, and says so. */
        void share(String file, String text);

        /** The names of all files, if the dialect can say {@link ListFiles}. */
        List<String> list();

        /** Tells whether the tracker sends it somewhere for {@code file}. */
        boolean finds(String file);

        /** Gets {@code file} where the tracker sends it. */
        String get(String file);

        /** How often it served {@code file}, to be looked at or to be read. */
        long served(String file);

        /** Leaves the network. */
        void leave();

        /** Dies without a word. */
        @Override
        void close();
    }

    /** What the dialect is called. */
    abstract String name();

    /** A program that is not on the network yet. */
    abstract Program program();

    /** The native requests that the dialect has words for. */
    abstract Set<Class<?>> said();

    /** The others, each with what becomes of it. */
    abstract Map<Class<?>, String> unsaid();

    @BeforeEach
    final void startTrackerWithDialect() {
        startTracker(
                "--dialect",
                name(),
                "--dialect-listen",
                name() + "=127.0.0.1:0",
                "--dialect-data",
                name() + "=127.0.0.1:0");
    }

    @Test
    void everyNativeRequestIsEitherSaidOrListedAsUnsaid() {
        var both = new ArrayList<Class<?>>(said());
        both.addAll(unsaid().keySet());

        assertThat(both).containsExactlyInAnyOrderElementsOf(ControlRequest.kinds());
        assertThat(unsaid().values()).allSatisfy(why -> assertThat(why).isNotBlank());
    }

    @Test
    void whatAProgramServesIsFetchedNativelyAndVerified() {
        joined("ann").share("song.txt", "la la la");

        Said listed = say("ls", "--tracker", url());
        Said fetched = say(
                "get",
                "song.txt",
                "--tracker",
                url(),
                "-o",
                folder.resolve("kept.txt").toString());

        assertThat(listed.out()).contains("song.txt");
        assertThat(fetched.exit()).isEqualTo(ExitCode.OK);
        assertThat(fetched.out()).contains("from ann");
        assertThat(folder.resolve("kept.txt")).hasContent("la la la");
    }

    @Test
    void whatAPeerSharesIsFetchedByAProgram() throws IOException {
        write("holder/docs/plan.txt", "the plan");
        startPeer("holder", "--name", "holder");
        Program ann = joined("ann");
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.finds("docs/plan.txt"));

        assertListed(ann, "docs/plan.txt");
        assertThat(ann.get("docs/plan.txt")).isEqualTo("the plan");
    }

    @Test
    void programsFetchFromEachOther() {
        joined("ann").share("song.txt", "la la la");
        Program bob = joined("bob");

        assertListed(bob, "song.txt");
        assertThat(bob.get("song.txt")).isEqualTo("la la la");
    }

    @Test
    void everyHolderIsUsedInTime() {
        Program ann = joined("ann");
        Program bob = joined("bob");
        Program carl = joined("carl");
        ann.share("song.txt", "la la la");
        bob.share("song.txt", "la la la");

        for (int i = 0; i < 30; i++) assertThat(carl.get("song.txt")).isEqualTo("la la la");

        assertThat(ann.served("song.txt")).isGreaterThan(3);
        assertThat(bob.served("song.txt")).isGreaterThan(3);
    }

    @Test
    void whoLeavesTakesItsFilesAlongAndNobodyElses() throws InterruptedException {
        joined("ann").share("stays.txt", "here");
        Program reader = joined("reader");
        List<Program> leaving = IntStream.range(0, 12)
                .mapToObj(i -> {
                    Program one = joined("peer-" + i);
                    one.share("gone-" + i + ".txt", "bye");
                    return one;
                })
                .toList();
        var leaver = new Thread(() -> leaving.forEach(Program::leave));
        leaver.start();

        while (leaver.isAlive()) assertThat(sees(reader, "stays.txt")).isTrue();
        leaver.join();

        assertListed(reader, "stays.txt");
        assertThat(IntStream.range(0, 12).filter(i -> sees(reader, "gone-" + i + ".txt")))
                .isEmpty();
    }

    @Test
    void aProgramThatLeavesTakesItsFilesOffTheNativeListToo() {
        Program ann = joined("ann");
        ann.share("song.txt", "la la la");

        ann.leave();

        assertThat(say("ls", "--tracker", url()).out()).isEmpty();
    }

    @Test
    void theOperatorIsWarnedInOneLine() {
        assertThat(warnings().lines().filter(line -> line.contains(name())))
                .singleElement()
                .asString()
                .startsWith("warning: " + name() + " is on")
                .contains("plaintext");
    }

    @Test
    void noDialectIsSpokenUnlessItIsAskedFor() {
        startTracker();

        assertThat(dialects()).isEmpty();
    }

    /** What {@code program} is told of, all of it where it can ask for that, is {@code files}. */
    private void assertListed(Program program, String... files) {
        if (said().contains(ListFiles.class)) {
            assertThat(program.list()).containsExactly(files);
        } else {
            assertThat(files).allMatch(program::finds);
        }
    }

    private boolean sees(Program program, String file) {
        return said().contains(ListFiles.class)
                ? program.list().contains(file)
                : program.finds(file);
    }

    private Program joined(String name) {
        Program program = closing(program());
        program.join(name);
        return program;
    }
}
