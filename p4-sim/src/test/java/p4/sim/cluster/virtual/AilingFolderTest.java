package p4.sim.cluster.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.sim.cluster.DiskFault;
import p4.sim.cluster.FaultyFolder;
import p4.sim.time.VirtualTimeline;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.MemoryFolder;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

class AilingFolderTest {

    private static final FilePath ODE = new FilePath("poems/ode.txt");
    private static final byte[] TEXT = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final DiskFault SLOW = new DiskFault.Slow(Duration.ofMillis(10), 100);
    private static final DiskFault FULL = new DiskFault.Full();

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
    private final MemoryFolder disk = new MemoryFolder();
    private final DiskHealth health = new DiskHealth(timeline, kind -> {});
    private final AilingFolder folder = new AilingFolder(disk, health, timeline);
    private final FileManifest ode =
            new FileManifest(ODE, TEXT.length, ContentHash.ofContent(TEXT));

    private boolean isDoneAfter(CompletionStage<?> stage, long millis) {
        timeline.run(Duration.ofMillis(millis));
        return stage.toCompletableFuture().isDone();
    }

    private static <T> T now(CompletionStage<T> stage) {
        CompletableFuture<T> done = stage.toCompletableFuture();
        assertThat(done).isDone();
        return done.join();
    }

    private static Chunk chunk(long offset, int bytes) {
        return new Chunk(offset, ByteBuffer.wrap(TEXT, (int) offset, bytes).slice());
    }

    private static void isRefused(CompletionStage<?> stage) {
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .cause()
                .isInstanceOfSatisfying(
                        TransferRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(TransferRefusal.EXHAUSTED));
    }

    @Test
    void aDiskThatIsWellOpensAndWritesAtOnce() {
        IncomingFile file = now(folder.receive(ode, false));
        now(file.take(chunk(0, 8)));
        now(file.finish());
        now(folder.scan());

        assertThat(now(folder.open(ODE, ode.hash())).manifest()).isEqualTo(ode);
    }

    @Test
    void aSlowDiskOpensLate() {
        disk.put(ODE, TEXT);
        now(folder.scan());
        health.hurt(SLOW);

        CompletionStage<OpenFile> opened = folder.open(ODE, ode.hash());

        assertThat(isDoneAfter(opened, 9)).isFalse();
        assertThat(isDoneAfter(opened, 1)).isTrue();
    }

    @Test
    void aSlowDiskWritesEachPieceInProportionToItsBytes() {
        IncomingFile file = now(folder.receive(ode, false));
        health.hurt(SLOW);

        CompletionStage<Void> five = file.take(chunk(0, 5));
        boolean tooEarly = isDoneAfter(five, 59);
        boolean inTime = isDoneAfter(five, 1);
        CompletionStage<Void> three = file.take(chunk(5, 3));
        boolean stillTooEarly = isDoneAfter(three, 39);
        boolean alsoInTime = isDoneAfter(three, 1);

        assertThat(tooEarly || stillTooEarly).isFalse();
        assertThat(inTime && alsoInTime).isTrue();
        assertThat(now(file.finish())).isEqualTo(ode);
        assertThat(disk.content(ODE)).contains(TEXT);
    }

    @Test
    void aFullDiskTakesNoNewFile() {
        health.hurt(FULL);

        isRefused(folder.receive(ode, false));
    }

    @Test
    void aDiskThatFillsUpTakesNoMoreOfAFileOnItsWay() {
        IncomingFile file = now(folder.receive(ode, false));
        now(file.take(chunk(0, 5)));
        health.hurt(FULL);

        isRefused(file.take(chunk(5, 3)));
        file.abort();
        health.mend(FULL);

        assertThat(disk.content(ODE)).isEmpty();
        assertThat(now(folder.receive(ode, false)).manifest()).isEqualTo(ode);
    }

    @Test
    void aCorruptFolderReadsWrongBytesAndRightOnesOnceItIsMended() throws Exception {
        disk.put(ODE, TEXT);
        var faulty = new FaultyFolder(folder);
        now(faulty.scan());
        OpenFile file = now(faulty.open(ODE, ode.hash()));
        var wrong = ByteBuffer.allocate(8);
        var right = ByteBuffer.allocate(8);

        faulty.corrupt(true);
        file.read(0, wrong);
        faulty.corrupt(false);
        file.read(0, right);

        assertThat(ContentHash.ofContent(wrong.array())).isNotEqualTo(ode.hash());
        assertThat(right.array()).isEqualTo(TEXT);
    }
}
