package p4.transfer;

import java.util.concurrent.CompletionStage;

/** Takes the bytes of one transfer, in order and without gaps. */
public interface ChunkSink {

    /**
     * Takes {@code chunk}; no other comes until the returned stage is done.
     *
     * <p>Called on a thread of the wire, which it must not hold up: a slow disk works elsewhere.
     *
     * @return done when the chunk's buffer may be reused; fails to end the transfer with that error
     */
    CompletionStage<Void> take(Chunk chunk);
}
