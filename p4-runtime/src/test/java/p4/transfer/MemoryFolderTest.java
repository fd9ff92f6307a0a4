package p4.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.noise;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import p4.model.FilePath;

/** A folder in memory keeps the promises of one on a disk. */
final class MemoryFolderTest extends IncomingFileContract {

    private final MemoryFolder memory = new MemoryFolder(1_000_000);

    @Override
    protected SharedFolder open() {
        return memory;
    }

    @Override
    protected void write(FilePath path, byte[] bytes) {
        memory.put(path, bytes);
    }

    @Override
    protected void delete(FilePath path) {
        memory.remove(path);
    }

    @Override
    protected Optional<byte[]> find(FilePath path) {
        return memory.content(path);
    }

    @Test
    void whatIsOnItsWayTakesUpRoomUntilItIsCalledOff() {
        IncomingFile first = await(memory.receive(manifest(ODE, noise(700_000)), false));

        TransferRefusal second = refusal(memory.receive(manifest(ELEGY, noise(400_000)), false));
        first.abort();
        IncomingFile third = await(memory.receive(manifest(ELEGY, noise(400_000)), false));

        assertThat(second).isEqualTo(TransferRefusal.EXHAUSTED);
        assertThat(third.manifest().size()).isEqualTo(400_000);
    }

    @Test
    void aFileThatIsReplacedGivesItsRoomBack() {
        memory.put(ODE, noise(900_000));

        TransferRefusal beside = refusal(memory.receive(manifest(ELEGY, noise(200_000)), false));
        memory.put(ODE, noise(10));
        IncomingFile after = await(memory.receive(manifest(ELEGY, noise(200_000)), false));

        assertThat(beside).isEqualTo(TransferRefusal.EXHAUSTED);
        assertThat(after.manifest().path()).isEqualTo(ELEGY);
    }

    @Test
    void whoClosesItHearsNothingMore() {
        var heard = new AtomicInteger();
        memory.watch(heard::incrementAndGet);
        memory.put(ODE, noise(1));

        memory.close();
        memory.put(ODE, noise(2));

        assertThat(heard).hasValue(1);
    }

    @Test
    void aFileThatIsKeptIsTold() {
        var heard = new AtomicInteger();
        memory.watch(heard::incrementAndGet);

        await(await(memory.receive(manifest(ODE, noise(0)), false)).finish());

        assertThat(heard).hasValue(1);
    }
}
