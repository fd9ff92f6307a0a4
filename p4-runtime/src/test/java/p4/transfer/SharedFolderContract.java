package p4.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.noise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;

/** What every shared folder promises about reading; {@link IncomingFileContract} has the rest. */
public abstract class SharedFolderContract {

    static final FilePath ODE = new FilePath("poems/größe/ode 1.txt");
    static final FilePath ELEGY = new FilePath("elegy");

    private SharedFolder folder = new MemoryFolder();

    /** Opens the one folder of this test, which is empty. */
    protected abstract SharedFolder open() throws IOException;

    /** Writes {@code bytes} to {@code path} behind the folder's back, as its owner does. */
    protected abstract void write(FilePath path, byte[] bytes) throws IOException;

    /** Removes what is at {@code path} behind the folder's back. */
    protected abstract void delete(FilePath path) throws IOException;

    /** What lies at {@code path}, whether it is offered or not. */
    protected abstract Optional<byte[]> find(FilePath path) throws IOException;

    @BeforeEach
    void openFolder() throws IOException {
        folder = open();
    }

    @AfterEach
    void closeFolder() {
        folder.close();
    }

    /** The folder of this test. */
    final SharedFolder folder() {
        return folder;
    }

    @Test
    void anEmptyFolderOffersNothing() {
        assertThat(await(folder.scan())).isEqualTo(FileTree.EMPTY);
    }

    @Test
    void everyFileIsFoundWithItsSizeAndHash() throws IOException {
        write(ODE, noise(70_000));
        write(ELEGY, noise(3));
        write(new FilePath("empty"), noise(0));

        FileTree found = await(folder.scan());

        assertThat(found.files())
                .containsExactlyInAnyOrder(
                        manifest(ODE, noise(70_000)),
                        manifest(ELEGY, noise(3)),
                        manifest(new FilePath("empty"), noise(0)));
    }

    @Test
    void aSecondLookFindsWhatCameChangedAndWent() throws IOException {
        write(ODE, noise(10));
        write(ELEGY, noise(20));
        await(folder.scan());

        delete(ODE);
        write(ELEGY, noise(21));
        write(new FilePath("sonnet"), noise(30));

        assertThat(await(folder.scan()).files())
                .containsExactlyInAnyOrder(
                        manifest(ELEGY, noise(21)), manifest(new FilePath("sonnet"), noise(30)));
    }

    @Test
    void aFileIsReadWhole() throws IOException {
        byte[] bytes = noise(100_001);
        OpenFile file = opened(ODE, bytes);

        byte[] read = read(file, 0, bytes.length);

        assertThat(read).isEqualTo(bytes);
        assertThat(file.manifest()).isEqualTo(manifest(ODE, bytes));
        file.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 99, 100, 101, 5_000_000_000L})
    void readingGivesWhatThereIsFromAnyOffsetOn(long offset) throws IOException {
        byte[] bytes = noise(100);
        OpenFile file = opened(ODE, bytes);
        int from = (int) Math.min(offset, bytes.length);

        byte[] read = read(file, offset, 60);

        assertThat(read)
                .isEqualTo(Arrays.copyOfRange(bytes, from, Math.min(from + 60, bytes.length)));
        file.close();
    }

    @Test
    void manyReadOneFileAtOnce() throws IOException {
        byte[] bytes = noise(1_000);
        OpenFile first = opened(ODE, bytes);
        OpenFile second = await(folder.open(ODE, ContentHash.ofContent(bytes)));

        byte[] one = read(first, 0, 500);
        first.close();
        byte[] two = read(second, 0, 1_000);

        assertThat(one).isEqualTo(Arrays.copyOf(bytes, 500));
        assertThat(two).isEqualTo(bytes);
        second.close();
    }

    @Test
    void whatNoLookFoundIsNotOpened() throws IOException {
        write(ODE, noise(10));

        TransferRefusal unseen = refusal(folder.open(ODE, ContentHash.ofContent(noise(10))));
        await(folder.scan());
        TransferRefusal other = refusal(folder.open(ODE, ContentHash.ofContent(noise(11))));
        TransferRefusal missing = refusal(folder.open(ELEGY, ContentHash.ofContent(noise(10))));

        assertThat(unseen).isEqualTo(TransferRefusal.NOT_FOUND);
        assertThat(other).isEqualTo(TransferRefusal.NOT_FOUND);
        assertThat(missing).isEqualTo(TransferRefusal.NOT_FOUND);
    }

    @Test
    void whatChangedSinceTheLastLookIsNotOpened() throws IOException {
        write(ODE, noise(10));
        write(ELEGY, noise(10));
        await(folder.scan());

        write(ODE, noise(11));
        delete(ELEGY);

        assertThat(refusal(folder.open(ODE, ContentHash.ofContent(noise(10)))))
                .isEqualTo(TransferRefusal.CHANGED);
        assertThat(refusal(folder.open(ELEGY, ContentHash.ofContent(noise(10)))))
                .isEqualTo(TransferRefusal.CHANGED);
    }

    @Test
    void aFileThatIsChangedUnderAReaderRefusesIt() throws IOException {
        OpenFile file = opened(ODE, noise(10));
        read(file, 0, 5);

        write(ODE, noise(11));

        assertThat(refusal(file)).isEqualTo(TransferRefusal.CHANGED);
        file.close();
    }

    @Test
    void aFileThatIsRemovedUnderAReaderRefusesIt() throws IOException {
        OpenFile file = opened(ODE, noise(10));

        delete(ODE);

        assertThat(refusal(file)).isEqualTo(TransferRefusal.CHANGED);
        file.close();
    }

    @Test
    void whoWatchesHearsOfAChange() throws IOException {
        var first = new CompletableFuture<Void>();
        var second = new CompletableFuture<Void>();
        folder.watch(() -> first.complete(null));
        folder.watch(() -> second.complete(null));

        write(ELEGY, noise(10));

        await(second);
        assertThat(first).isNotDone();
    }

    /** What {@code bytes} are at {@code path}. */
    static FileManifest manifest(FilePath path, byte[] bytes) {
        return new FileManifest(path, bytes.length, ContentHash.ofContent(bytes));
    }

    /** Why {@code stage} is refused. */
    static TransferRefusal refusal(CompletionStage<?> stage) {
        TransferRefused refused = catchThrowableOfType(TransferRefused.class, () -> await(stage));
        assertThat(refused).isNotNull();
        return refused.why();
    }

    /** Reads at most {@code length} bytes of {@code file}. */
    static byte[] read(OpenFile file, long offset, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        int count = file.read(offset, buffer);
        assertThat(buffer.position()).isEqualTo(count);
        return Arrays.copyOf(buffer.array(), count);
    }

    private OpenFile opened(FilePath path, byte[] bytes) throws IOException {
        write(path, bytes);
        await(folder.scan());
        return await(folder.open(path, ContentHash.ofContent(bytes)));
    }

    private static TransferRefusal refusal(OpenFile file) {
        TransferRefused refused =
                catchThrowableOfType(TransferRefused.class, () -> read(file, 5, 5));
        assertThat(refused).isNotNull();
        return refused.why();
    }
}
