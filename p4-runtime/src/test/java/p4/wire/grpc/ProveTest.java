package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.Sample;
import p4.model.TicketKey;
import p4.time.ManualTimeline;
import p4.transfer.MemoryFile;
import p4.transfer.OneFileHandler;
import p4.transfer.OpenFile;
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

    @Test
    void aSampleIsHashedWithItsNonce() {
        byte[] bytes = noise(Sample.BYTES_MAX + 5);
        var file = new MemoryFile(manifest(bytes), bytes);
        var sample = sampleOf(file.manifest(), 5, Sample.BYTES_MAX);
        PeerEndpoint peer = serve(new OneSample(file, sample));

        SampleProof proof =
                await(fixture.plane().prove(peer, NONCE, sample, KEY.permit(NONCE, sample)));

        ByteBuffer part = ByteBuffer.wrap(bytes, 5, Sample.BYTES_MAX);
        assertThat(proof).isEqualTo(new SampleProof(KEY.proof(NONCE), Sample.hash(NONCE, part)));
        await(file.closed());
    }

    @Test
    void whoeverRefusesASampleSaysWhy() {
        byte[] bytes = noise(10);
        var file = new MemoryFile(manifest(bytes), bytes);
        var sample = sampleOf(file.manifest(), 0, 1);
        PeerEndpoint peer = serve(new OneSample(file, sample));

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class,
                () -> await(fixture.plane().prove(peer, NONCE, sample, "guessed")));

        assertThat(refused.why()).isEqualTo(TransferRefusal.UNAUTHENTICATED);
        assertThat(file.bytesRead()).isZero();
    }

    @Test
    void aPeerThatShowsNoSamplesSaysSo() {
        PeerEndpoint peer = serve(nonce -> CompletableFuture.completedFuture(KEY.proof(nonce)));
        var sample = sampleOf(manifest(noise(10)), 0, 1);

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class,
                () -> await(fixture.plane().prove(peer, NONCE, sample, "any")));

        assertThat(refused.why()).isEqualTo(TransferRefusal.UNAVAILABLE);
    }

    @Test
    void aFileThatChangesUnderItsSampleIsRefused() {
        byte[] bytes = noise(10);
        var file = new MemoryFile(manifest(bytes), bytes).changingAt(3);
        var sample = sampleOf(file.manifest(), 0, 10);
        PeerEndpoint peer = serve(new OneSample(file, sample));

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class,
                () -> await(fixture.plane().prove(peer, NONCE, sample, KEY.permit(NONCE, sample))));

        assertThat(refused.why()).isEqualTo(TransferRefusal.CHANGED);
        await(file.closed());
    }

    private static Sample sampleOf(FileManifest file, long offset, int length) {
        return new Sample(file.path(), file.hash(), offset, length);
    }

    /** Shows one sample of one file to who has the permit. */
    private record OneSample(OpenFile file, Sample expected) implements Prover {

        @Override
        public CompletionStage<String> prove(String nonce) {
            return CompletableFuture.completedFuture(KEY.proof(nonce));
        }

        @Override
        public CompletionStage<OpenFile> sample(String nonce, Sample sample, String permit) {
            assertThat(sample).isEqualTo(expected);
            return KEY.permits(permit, nonce, sample)
                    ? CompletableFuture.completedFuture(file)
                    : CompletableFuture.failedFuture(
                            new TransferRefused(TransferRefusal.UNAUTHENTICATED, "no permit"));
        }
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
