package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import p4.control.ControlReply;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRequest;

/** Whoever asks for bytes that a file has not, with a good ticket, gets none. */
class RangeAttackTest {

    private static final int SIZE = 10;

    private final World world = new World();
    private final World.Node alice = world.join("alice", "ode to joy");

    private TransferRequest.Fetch fetch(long offset, long length) {
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode to joy");
        return new TransferRequest.Fetch(
                located.manifest().path(),
                located.manifest().hash(),
                offset,
                length,
                Optional.of(located.holders().get(0).ticket()));
    }

    @ParameterizedTest
    @CsvSource({
        "0,  11",
        "10, 1",
        "11, 0",
        "11, 1",
        "1,  9223372036854775807",
        "10, 9223372036854775807",
        "9223372036854775807, 0",
        "9223372036854775807, 1",
        "9223372036854775807, 9223372036854775807"
    })
    void aRangeThatGoesPastTheEndIsRefusedAndTheStreamGivenBack(long offset, long length)
            throws Exception {
        TransferRequest.Fetch fetch = fetch(offset, length);

        TransferRefusal refusal = world.refusal(alice.peer().uploads().fetch(fetch));

        assertThat(refusal).isEqualTo(TransferRefusal.INVALID);
        assertThat(world.await(alice.peer().status()).uploadsRunning()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 10", "10, 0", "9, 1"})
    void aRangeUpToTheEndIsServed(long offset, long length) throws Exception {
        TransferRequest.Fetch fetch = fetch(offset, length);

        OpenFile file = world.await(alice.peer().uploads().fetch(fetch));
        int read = file.read(offset, ByteBuffer.allocate(SIZE));
        file.close();

        assertThat(read).isEqualTo(SIZE - (int) offset);
    }

    @Test
    void aNegativeRangeIsNoRequestAtAll() {
        assertThatThrownBy(() -> fetch(-1, 0)).hasMessage("offset: -1");
        assertThatThrownBy(() -> fetch(0, Long.MIN_VALUE)).hasMessage("length: " + Long.MIN_VALUE);
    }
}
