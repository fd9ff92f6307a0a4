package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import p4.model.FileManifest;
import p4.model.Sample;
import p4.model.TicketKey;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;

/** A peer shows to its tracker, and to nobody else, who it is and what it has. */
class ProofsTest {

    private static final String NONCE = "0a".repeat(16);
    private static final TicketKey STRANGERS = new TicketKey("ab".repeat(32));

    private final World world = new World();
    private final World.Node alice = world.join("alice", "ode to joy");
    private final FileManifest ode = World.manifest("ode to joy");
    private final TicketKey key = world.ticketKey("alice");

    private Sample sample(long offset, int length) {
        return new Sample(ode.path(), ode.hash(), offset, length);
    }

    private CompletionStage<OpenFile> open(Sample sample, String permit) {
        return alice.peer().proofs().sample(NONCE, sample, permit);
    }

    @Test
    void aProofIsMadeWithTheKeyOfTheLease() {
        String proof = world.await(alice.peer().proofs().prove(NONCE));

        assertThat(proof).isEqualTo(key.proof(NONCE));
    }

    @Test
    void theTrackerMayHaveASampleOfWhatIsOffered() throws Exception {
        var sample = sample(4, 6);

        OpenFile file = world.await(open(sample, key.permit(NONCE, sample)));
        var bytes = ByteBuffer.allocate(6);
        file.read(4, bytes);

        assertThat(new String(bytes.array(), StandardCharsets.US_ASCII)).isEqualTo("to joy");
    }

    @Test
    void aStrangerGetsNoSample() {
        var sample = sample(0, 1);

        assertThat(world.refusal(open(sample, STRANGERS.permit(NONCE, sample))))
                .isEqualTo(TransferRefusal.UNAUTHENTICATED);
        assertThat(world.refusal(open(sample, ""))).isEqualTo(TransferRefusal.UNAUTHENTICATED);
    }

    @Test
    void aPermitIsGoodForItsOwnSampleAndNonceAlone() {
        String permit = key.permit(NONCE, sample(0, 1));
        var forAnotherNonce = key.permit("0b".repeat(16), sample(1, 1));

        assertThat(world.refusal(open(sample(1, 1), permit)))
                .isEqualTo(TransferRefusal.UNAUTHENTICATED);
        assertThat(world.refusal(open(sample(0, 2), permit)))
                .isEqualTo(TransferRefusal.UNAUTHENTICATED);
        assertThat(world.refusal(open(sample(1, 1), forAnotherNonce)))
                .isEqualTo(TransferRefusal.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @CsvSource({"0, 11", "10, 1", "9223372036854775807, 1"})
    void aSamplePastTheEndIsNone(long offset, int length) {
        var sample = sample(offset, length);

        TransferRefusal refusal = world.refusal(open(sample, key.permit(NONCE, sample)));

        assertThat(refusal).isEqualTo(TransferRefusal.INVALID);
    }

    @Test
    void whatThePeerHasNotItDoesNotShow() {
        FileManifest elegy = World.manifest("elegy");
        var sample = new Sample(elegy.path(), elegy.hash(), 0, 1);

        TransferRefusal refusal = world.refusal(open(sample, key.permit(NONCE, sample)));

        assertThat(refusal).isEqualTo(TransferRefusal.NOT_FOUND);
    }

    @Test
    void aNonceThatIsNoneIsInvalid() {
        assertThat(world.refusal(alice.peer().proofs().prove("p4t1 FETCH")))
                .isEqualTo(TransferRefusal.INVALID);
        assertThat(world.refusal(alice.peer().proofs().sample("", sample(0, 1), "")))
                .isEqualTo(TransferRefusal.INVALID);
    }

    @Test
    void whoHasNoLeaseProvesNothing() {
        world.await(alice.peer().leave());

        assertThat(world.refusal(alice.peer().proofs().prove(NONCE)))
                .isEqualTo(TransferRefusal.UNAVAILABLE);
        assertThat(world.refusal(open(sample(0, 1), ""))).isEqualTo(TransferRefusal.UNAVAILABLE);
    }
}
