package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import p4.control.Complaint;
import p4.control.ControlRequest.Report;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.transfer.IncomingFile;
import p4.transfer.MemoryFolder;
import p4.transfer.OpenFile;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;

class TransfersTest {

    private static final PeerId ALICE = new PeerId("alice");
    private static final PeerId MALLORY = new PeerId("mallory");

    private final World world = new World();

    private static PeerCommands.Get order(String text, String saveAs, boolean overwrite) {
        return new PeerCommands.Get(
                World.path(text), Optional.empty(), Optional.of(new FilePath(saveAs)), overwrite);
    }

    /** A holder of {@code text} that answers fetches with {@code fetch}. */
    private World.Node liar(String text, CompletionStage<OpenFile> fetch) {
        World.Node mallory = world.join("mallory", text);
        world.network.plug(mallory.endpoint(), new TransferHandler() {
            @Override
            public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
                return mallory.peer().uploads().describe(describe);
            }

            @Override
            public CompletionStage<OpenFile> fetch(TransferRequest.Fetch ignored) {
                return fetch;
            }

            @Override
            public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
                return mallory.peer().uploads().store(store);
            }
        });
        return mallory;
    }

    @Test
    void aFetchedFileIsKeptVerifiedAndOfferedFromThenOn() {
        world.join("alice", "ode to joy");
        World.Node bob = world.join("bob");
        List<Long> progress = new ArrayList<>();
        var order = new PeerCommands.Get(
                World.path("ode to joy"), Optional.empty(), Optional.empty(), false);

        PeerCommands.Fetched fetched =
                world.await(bob.peer().get(order, (done, total) -> progress.add(done)));
        world.timeline.advance(Duration.ofSeconds(1));

        World.hasText(bob, "ode to joy");
        assertThat(fetched.from()).isEqualTo(ALICE);
        assertThat(fetched.holdersTried()).isEqualTo(1);
        assertThat(progress).containsExactly(8L, 10L);
        assertThat(world.offer(bob).fileCount()).isEqualTo(1);
        assertThat(bob.told(PeerEvent.Saved.class)).hasSize(1);
        assertThat(world.await(bob.peer().status()).bytesFetched()).isEqualTo(10);
    }

    @Test
    void anEmptyFileIsFetchedToo() {
        World.Node alice = world.join("alice");
        alice.folder().put(new FilePath("empty"), new byte[0]);
        world.timeline.advance(Duration.ofSeconds(1));
        World.Node bob = world.join("bob");

        world.await(bob.peer()
                .get(
                        new PeerCommands.Get(
                                new FilePath("empty"), Optional.empty(), Optional.empty(), false),
                        PeerCommands.Progress.NONE));

        assertThat(bob.folder().content(new FilePath("empty"))).isPresent();
    }

    @Test
    void aFileIsKeptWhereItsOwnerWantsIt() {
        world.join("alice", "ode");
        World.Node bob = world.join("bob");

        world.await(bob.peer().get(order("ode", "mine/poem", false), PeerCommands.Progress.NONE));

        assertThat(bob.folder().content(new FilePath("mine/poem"))).isPresent();
    }

    @Test
    void nothingIsOverwrittenUnlessAsked() {
        world.join("alice", "ode");
        World.Node bob = world.join("bob", "elegy");
        String taken = World.path("elegy").value();

        Throwable refused = world.failure(
                bob.peer().get(order("ode", taken, false), PeerCommands.Progress.NONE));
        World.hasText(bob, "elegy");
        world.await(bob.peer().get(order("ode", taken, true), PeerCommands.Progress.NONE));

        assertThat(World.kind(refused)).isEqualTo(CommandFailed.Kind.CONFLICT);
        assertThat(bob.folder().content(new FilePath(taken)))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(World.bytes("ode")));
    }

    @Test
    void aPinnedContentIsTheOnlyOneTaken() {
        world.join("alice", "ode");
        World.Node bob = world.join("bob");
        var order = new PeerCommands.Get(
                World.path("ode"),
                Optional.of(ContentHash.ofContent(World.bytes("forged"))),
                Optional.empty(),
                false);

        Throwable refused = world.failure(bob.peer().get(order, PeerCommands.Progress.NONE));

        assertThat(World.kind(refused)).isEqualTo(CommandFailed.Kind.NOT_FOUND);
    }

    @Test
    void aHolderThatLiesIsNamedAndTheFileComesFromAnother() {
        var wrong = new MemoryFolder();
        wrong.put(World.path("ode to joy"), World.bytes("ode to woe"));
        world.await(wrong.scan());
        OpenFile lie = world.await(wrong.open(
                World.path("ode to joy"), ContentHash.ofContent(World.bytes("ode to woe"))));
        liar("ode to joy", CompletableFuture.completedFuture(lie));
        world.join("alice", "ode to joy");

        List<PeerId> sources = new ArrayList<>();
        List<World.Node> readers =
                IntStream.range(0, 6).mapToObj(i -> world.join("reader-" + i)).toList();
        for (World.Node reader : readers) {
            sources.add(world.await(world.get(reader, "ode to joy")).from());
            World.hasText(reader, "ode to joy");
        }

        assertThat(sources).doesNotContain(MALLORY);
        assertThat(world.asked(Report.class))
                .isNotEmpty()
                .allMatch(report -> report.holder().equals(MALLORY))
                .allMatch(report -> report.complaint() == Complaint.WRONG_BYTES);
    }

    @Test
    void aHolderThatStallsIsGivenUp() {
        liar("ode", new CompletableFuture<>());
        World.Node bob = world.join("bob");

        CompletionStage<PeerCommands.Fetched> fetched = world.get(bob, "ode");
        world.timeline.advance(PeerLimits.DEFAULT.stall().multipliedBy(4));

        assertThat(World.kind(world.failure(fetched))).isEqualTo(CommandFailed.Kind.FAILED);
        assertThat(bob.told(PeerEvent.HolderFailed.class))
                .extracting(PeerEvent.HolderFailed::complaint)
                .hasSize(2)
                .containsOnly(Complaint.UNREACHABLE);
    }

    @Test
    void aHolderThatIsGoneIsReportedAndSkipped() {
        World.Node gone = world.join("alice", "ode");
        world.network.unplug(gone.endpoint());
        World.Node bob = world.join("bob");

        Throwable failed = world.failure(world.get(bob, "ode"));

        assertThat(World.kind(failed)).isEqualTo(CommandFailed.Kind.FAILED);
        assertThat(world.asked(Report.class))
                .extracting(Report::complaint)
                .hasSize(2)
                .containsOnly(Complaint.UNREACHABLE);
    }

    @Test
    void ticketsThatGrewOldAreHadAnew() {
        var stale = new TransferRefused(TransferRefusal.UNAUTHENTICATED, "its time is over");
        List<CompletionStage<OpenFile>> answers = new ArrayList<>();
        answers.add(CompletableFuture.failedFuture(stale));
        World.Node alice = world.join("alice", "ode");
        TransferHandler honest = alice.peer().uploads();
        world.network.plug(alice.endpoint(), new TransferHandler() {
            @Override
            public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
                return honest.describe(describe);
            }

            @Override
            public CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch) {
                return answers.isEmpty() ? honest.fetch(fetch) : answers.remove(0);
            }

            @Override
            public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
                return honest.store(store);
            }
        });
        World.Node bob = world.join("bob");

        world.await(world.get(bob, "ode"));

        World.hasText(bob, "ode");
        assertThat(world.asked(Report.class)).isEmpty();
    }

    @Test
    void aHolderThatIsMerelyBusyIsNotAccused() {
        var busy = new TransferRefused(TransferRefusal.EXHAUSTED, "busy");
        liar("ode", CompletableFuture.failedFuture(busy));
        World.Node bob = world.join("bob");

        world.failure(world.get(bob, "ode"));

        assertThat(world.asked(Report.class)).isEmpty();
    }

    @Test
    void anAddressThatFailsTimeAndAgainIsTriedLast() {
        var shunned = new Shunned(PeerLimits.DEFAULT);
        World.Node alice = world.join("alice");
        var now = world.timeline.instant();

        for (int i = 0; i < PeerLimits.DEFAULT.failuresPerAddress(); i++) {
            assertThat(shunned.isShunned(alice.endpoint(), now)).isFalse();
            shunned.blame(alice.endpoint(), now);
        }

        assertThat(shunned.isShunned(alice.endpoint(), now)).isTrue();
        assertThat(shunned.isShunned(alice.endpoint(), now.plus(PeerLimits.DEFAULT.shunned())))
                .isFalse();
        shunned.forgive(alice.endpoint());
        assertThat(shunned.isShunned(alice.endpoint(), now)).isFalse();
    }

    @Test
    void aFileThatNobodyHasIsNotFound() {
        World.Node bob = world.join("bob");

        assertThat(World.kind(world.failure(world.get(bob, "ode"))))
                .isEqualTo(CommandFailed.Kind.NOT_FOUND);
    }

    @Test
    void aThousandFetchesLeaveNothingBehind() {
        World.Node alice = world.join("alice");
        for (int i = 0; i < 1_000; i++) {
            alice.folder().put(new FilePath("texts/t" + i), World.bytes("t" + i));
        }
        world.timeline.advance(Duration.ofSeconds(1));
        World.Node bob = world.join("bob");
        world.timeline.advance(Duration.ofSeconds(1));
        int waiting = world.timeline.waiting();

        for (int i = 0; i < 1_000; i++) {
            world.await(world.get(bob, "t" + i));
            if (i % 20 == 0) world.timeline.advance(Duration.ofSeconds(1));
        }
        world.timeline.advance(Duration.ofSeconds(1));

        assertThat(world.timeline.waiting()).isLessThanOrEqualTo(waiting + 1);
        assertThat(world.await(alice.peer().status()).uploadsRunning()).isZero();
        assertThat(world.offer(bob).fileCount()).isEqualTo(1_000);
    }
}
