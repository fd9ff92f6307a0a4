package p4.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.noise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;

/** What every shared folder promises, about reading and about files on their way into it. */
public abstract class IncomingFileContract extends SharedFolderContract {

    private static final int CHUNK = 64;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK, 100 * CHUNK + 1})
    void aFileIsKeptOnceAllOfItCame(int size) throws IOException {
        FileManifest file = manifest(ODE, noise(size));

        IncomingFile incoming = await(folder().receive(file, false));
        FileManifest kept = await(send(incoming, noise(size)).finish());

        assertThat(kept).isEqualTo(file);
        assertThat(incoming.manifest()).isEqualTo(file);
        assertThat(find(ODE)).hasValueSatisfying(at -> assertThat(at).isEqualTo(noise(size)));
        assertThat(await(folder().scan()).files()).containsExactly(file);
        await(folder().open(ODE, file.hash())).close();
    }

    @Test
    void nothingOfAFileIsSeenBeforeAllOfItIsVerified() throws IOException {
        IncomingFile incoming =
                send(await(folder().receive(manifest(ODE, noise(500)), false)), noise(500));

        FileTree during = await(folder().scan());
        var place = find(ODE);
        await(incoming.finish());

        assertThat(during).isEqualTo(FileTree.EMPTY);
        assertThat(place).isEmpty();
        assertThat(await(folder().scan()).fileCount()).isEqualTo(1);
    }

    @Test
    void otherBytesThanPromisedAreThrownAway() throws IOException {
        byte[] forged = noise(500);
        forged[250]++;
        IncomingFile incoming = await(folder().receive(manifest(ODE, noise(500)), false));

        TransferRefusal refusal = refusal(send(incoming, forged).finish());

        assertThat(refusal).isEqualTo(TransferRefusal.WRONG_BYTES);
        nothingIsLeft();
    }

    @Test
    void fewerBytesThanPromisedAreThrownAway() throws IOException {
        IncomingFile incoming = await(folder().receive(manifest(ODE, noise(500)), false));

        TransferRefusal refusal = refusal(send(incoming, noise(499)).finish());

        assertThat(refusal).isEqualTo(TransferRefusal.WRONG_BYTES);
        nothingIsLeft();
    }

    @Test
    void moreBytesThanPromisedAreRefusedAsTheyCome() throws IOException {
        IncomingFile incoming =
                send(await(folder().receive(manifest(ODE, noise(500)), false)), noise(500));

        TransferRefusal refusal =
                refusal(incoming.take(new Chunk(500, ByteBuffer.wrap(new byte[1]))));
        incoming.abort();

        assertThat(refusal).isEqualTo(TransferRefusal.WRONG_BYTES);
        nothingIsLeft();
    }

    @Test
    void whatIsCalledOffLeavesNothing() throws IOException {
        IncomingFile incoming =
                send(await(folder().receive(manifest(ODE, noise(500)), false)), noise(200));

        incoming.abort();
        incoming.abort();

        assertThat(failed(incoming.take(new Chunk(200, ByteBuffer.wrap(new byte[1])))))
                .isTrue();
        assertThat(failed(incoming.finish())).isTrue();
        nothingIsLeft();
    }

    @Test
    void callingOffWhatIsKeptChangesNothing() throws IOException {
        IncomingFile incoming =
                send(await(folder().receive(manifest(ODE, noise(500)), false)), noise(500));
        await(incoming.finish());

        incoming.abort();

        assertThat(find(ODE)).isPresent();
    }

    @Test
    void whatIsThereIsNotOverwrittenUnlessAsked() throws IOException {
        write(ODE, noise(10));
        FileManifest other = manifest(ODE, noise(11));

        TransferRefusal refusal = refusal(folder().receive(other, false));
        var spared = find(ODE);
        await(send(await(folder().receive(other, true)), noise(11)).finish());

        assertThat(refusal).isEqualTo(TransferRefusal.ALREADY_HELD);
        assertThat(spared).hasValueSatisfying(at -> assertThat(at).isEqualTo(noise(10)));
        assertThat(find(ODE)).hasValueSatisfying(at -> assertThat(at).isEqualTo(noise(11)));
    }

    @Test
    void whatComesInBetweenIsNotOverwritten() throws IOException {
        IncomingFile slow = await(folder().receive(manifest(ODE, noise(500)), false));
        IncomingFile fast = await(folder().receive(manifest(ODE, noise(300)), false));
        send(slow, noise(500));
        await(send(fast, noise(300)).finish());

        TransferRefusal refusal = refusal(slow.finish());

        assertThat(refusal).isEqualTo(TransferRefusal.ALREADY_HELD);
        assertThat(find(ODE)).hasValueSatisfying(at -> assertThat(at).isEqualTo(noise(300)));
    }

    @Test
    void nothingIsBothAFileAndAFolder() throws IOException {
        write(ELEGY, noise(10));
        write(ODE, noise(10));
        var below = new FilePath(ELEGY + "/verse");
        var above = new FilePath(ODE.components().get(0));

        assertThat(refusal(folder().receive(manifest(below, noise(5)), true)))
                .isEqualTo(TransferRefusal.ALREADY_HELD);
        assertThat(refusal(folder().receive(manifest(above, noise(5)), true)))
                .isEqualTo(TransferRefusal.ALREADY_HELD);
        assertThat(await(folder().scan()).fileCount()).isEqualTo(2);
    }

    @Test
    void aSizeThatCannotBeIsRefusedAtOnce() throws IOException {
        var endless = new FileManifest(ODE, Long.MAX_VALUE, ContentHash.ofContent(noise(1)));

        assertThat(refusal(folder().receive(endless, false))).isEqualTo(TransferRefusal.EXHAUSTED);
        nothingIsLeft();
    }

    @Test
    void namesMayBeAsLongAsAPathAllows() throws IOException {
        var path = new FilePath("ö".repeat(127) + "/" + "x".repeat(255));

        await(send(await(folder().receive(manifest(path, noise(9)), false)), noise(9))
                .finish());

        assertThat(find(path)).isPresent();
    }

    private void nothingIsLeft() throws IOException {
        assertThat(find(ODE)).isEmpty();
        assertThat(await(folder().scan())).isEqualTo(FileTree.EMPTY);
        FileManifest another = manifest(ODE, noise(7));
        await(send(await(folder().receive(another, false)), noise(7)).finish());
        assertThat(await(folder().scan()).files()).containsExactly(another);
    }

    /** Sends {@code bytes} through one buffer that is used again for each chunk. */
    private static IncomingFile send(IncomingFile incoming, byte[] bytes) {
        var buffer = ByteBuffer.allocate(CHUNK);
        for (int from = 0; from < bytes.length; from += CHUNK) {
            buffer.clear().put(bytes, from, Math.min(CHUNK, bytes.length - from));
            await(incoming.take(new Chunk(from, buffer.flip())));
        }
        return incoming;
    }

    private static boolean failed(CompletionStage<?> stage) {
        CompletionStage<Boolean> failed = stage.handle((done, thrown) -> thrown != null);
        return await(failed);
    }
}
