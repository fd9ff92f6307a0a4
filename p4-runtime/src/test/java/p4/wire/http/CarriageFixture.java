package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import p4.control.Caller;
import p4.control.ControlHandler;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.control.NoAnswer;

/** Sends calls through a carrier to a tracker that remembers what it heard. */
abstract class CarriageFixture {

    static final ControlRequest BEAT = new ControlRequest.Heartbeat(Samples.TOKEN);
    static final ControlReply RENEWED = new ControlReply.Renewed(Duration.ofMillis(5));

    final AtomicReference<ControlRequest> heard = new AtomicReference<>();
    final AtomicReference<Caller> caller = new AtomicReference<>();

    /** A way to routes answered by {@code handler}; calls come from 127.0.0.1. */
    abstract Carrier carrierTo(ControlHandler handler);

    HttpReply send(String method, String path, String body) {
        return send(new HttpCall(method, path, headers(), body));
    }

    HttpReply send(HttpCall call) {
        return carrierTo(answering(RENEWED)).send(call).toCompletableFuture().join();
    }

    static SortedMap<String, String> headers() {
        return new TreeMap<>(RequestWriter.write(BEAT).headers());
    }

    ControlPlane planeAnswering(ControlReply reply) {
        return plane(answering(reply));
    }

    ControlPlane plane(ControlHandler handler) {
        return new HttpControlPlane(carrierTo(handler), "the tracker");
    }

    ControlHandler answering(ControlReply reply) {
        return (request, from) -> {
            heard.set(request);
            caller.set(from);
            return CompletableFuture.completedFuture(reply);
        };
    }

    static ControlReply ask(ControlPlane plane, ControlRequest request) {
        return plane.ask(request).toCompletableFuture().join();
    }

    static void assertNoAnswer(ControlPlane plane, String why) {
        assertThatThrownBy(() -> ask(plane, BEAT))
                .hasCauseInstanceOf(NoAnswer.class)
                .hasMessageContaining("the tracker")
                .hasMessageContaining(why);
    }

    static String error(HttpReply reply) {
        return StrictJson.read(reply.body()).get("error").text();
    }

    static String detail(HttpReply reply) {
        return StrictJson.read(reply.body()).get("detail").text();
    }
}
