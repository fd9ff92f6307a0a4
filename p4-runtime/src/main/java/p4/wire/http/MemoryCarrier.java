package p4.wire.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Carries calls to a {@link MemoryExchange}: answered before {@link #send} returns. */
public final class MemoryCarrier implements Carrier {

    private final MemoryExchange exchange;
    private final String host;

    /** Calls {@code exchange} from the address {@code host}. */
    public MemoryCarrier(MemoryExchange exchange, String host) {
        this.exchange = exchange;
        this.host = host;
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        return CompletableFuture.completedFuture(exchange.answer(call, host));
    }
}
