package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.model.PeerEndpoint;
import p4.model.TicketKey;
import p4.time.ManualTimeline;
import p4.transfer.OneFileHandler;
import p4.transfer.Prover;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** A tracker that dials back hears from a peer what only that peer can know. */
final class ProveTest {

    private static final TicketKey KEY = new TicketKey("0f".repeat(32));
    private static final String NONCE = "0a".repeat(16);

    private final InProcessFixture fixture = new InProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aPeerProvesWhoItIsWithoutATicket() {
        PeerEndpoint peer = serve(nonce -> CompletableFuture.completedFuture(KEY.proof(nonce)));

        String proof = await(fixture.plane().prove(peer, NONCE));

        assertThat(proof).isEqualTo(KEY.proof(NONCE));
    }

    @Test
    void aNonceThatIsNoneIsInvalid() {
        PeerEndpoint peer = serve(nonce -> CompletableFuture.completedFuture(KEY.proof(nonce)));

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class, () -> await(fixture.plane().prove(peer, "p4t1 FETCH")));

        assertThat(refused.why()).isEqualTo(TransferRefusal.INVALID);
    }

    @Test
    void aPeerThatProvesNothingSaysSo() {
        PeerEndpoint peer = fixture.serve(
                TransferEndpoint.service(new OneFileHandler(manifest(noise(1))), Runnable::run));

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class, () -> await(fixture.plane().prove(peer, NONCE)));

        assertThat(refused.why()).isEqualTo(TransferRefusal.UNAVAILABLE);
    }

    private PeerEndpoint serve(Prover prover) {
        return fixture.serve(TransferEndpoint.service(
                new OneFileHandler(manifest(noise(1))),
                prover,
                Runnable::run,
                new ManualTimeline(),
                TransferLimits.DEFAULT));
    }
}
