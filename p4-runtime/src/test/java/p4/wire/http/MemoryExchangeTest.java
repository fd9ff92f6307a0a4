package p4.wire.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import p4.control.ControlHandler;
import p4.control.ControlReply;
import p4.control.ControlRequest;

class MemoryExchangeTest extends HttpCarriageContract {

    private static final HttpCall BEAT =
            RequestWriter.write(new ControlRequest.Heartbeat(Samples.TOKEN));

    @Override
    Carrier carrierTo(ControlHandler handler) {
        return new MemoryCarrier(MemoryExchange.of(handler), "127.0.0.1");
    }

    @Test
    void everythingRunsOnTheThreadThatAsksAndNoneIsLeftBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        var ranOn = new AtomicReference<Thread>();
        MemoryExchange exchange = MemoryExchange.of((request, from) -> {
            ranOn.set(Thread.currentThread());
            return renewed();
        });

        exchange.answer(BEAT, "127.0.0.1");

        assertThat(ranOn).hasValue(Thread.currentThread());
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName)
                        .collect(toSet()))
                .isEmpty();
    }

    @Test
    void aReplyThatIsNotThereAtOnceIsNotWaitedFor() {
        MemoryExchange exchange = MemoryExchange.of((request, from) -> new CompletableFuture<>());

        HttpReply reply = exchange.answer(BEAT, "127.0.0.1");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains("NO_ANSWER");
    }

    @Test
    void twoExchangesAreTwoTrackers() {
        MemoryExchange one = MemoryExchange.of((request, from) -> renewed());
        MemoryExchange other = MemoryExchange.of(
                (request, from) -> CompletableFuture.completedFuture(new ControlReply.Noted()));

        assertThat(one.answer(BEAT, "127.0.0.1").body()).isEqualTo("{\"heartbeatMillis\":5}");
        assertThat(other.answer(BEAT, "127.0.0.1").body()).isEqualTo("{}");
    }

    @Test
    void figuresAreShownToWhoBearsTheirTokenAlone() {
        var exchange = new MemoryExchange(
                (request, from) -> renewed(),
                () -> "peers 3\n",
                () -> false,
                Optional.of(Samples.IDENTITY),
                HttpLimits.DEFAULT);
        var wrong = new HttpCall("GET", "/metrics", BEAT.headers(), "");
        var headers = new TreeMap<>(BEAT.headers());
        headers.put("authorization", "Bearer " + Samples.IDENTITY.secret());
        var right = new HttpCall("GET", "/metrics", headers, "");

        HttpReply refused = exchange.answer(wrong, "127.0.0.1");
        HttpReply shown = exchange.answer(right, "127.0.0.1");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(shown.body()).isEqualTo("peers 3\n");
        assertThat(shown.header("content-type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void aTrackerThatIsNotHealthySaysSo() {
        var exchange = new MemoryExchange(
                (request, from) -> renewed(),
                () -> "",
                () -> false,
                Optional.empty(),
                HttpLimits.DEFAULT);

        HttpReply reply =
                exchange.answer(new HttpCall("GET", "/healthz", new TreeMap<>(), ""), "127.0.0.1");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo("{\"status\":\"down\"}");
    }

    private static CompletionStage<ControlReply> renewed() {
        return CompletableFuture.completedFuture(new ControlReply.Renewed(Duration.ofMillis(5)));
    }
}
