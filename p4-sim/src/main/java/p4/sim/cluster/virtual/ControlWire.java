package p4.sim.cluster.virtual;

import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import p4.control.Caller;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.model.Token;
import p4.sim.cluster.ControlTraffic;
import p4.sim.net.Network;
import p4.sim.net.Roster;
import p4.sim.scenario.Wire;
import p4.time.Timeline;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.HttpReply;
import p4.wire.http.HttpSize;

/**
 * What carries the control plane between the nodes of a run and their tracker.
 *
 * <p>With a wire, what is asked passes through the real routes, as text; with none it is handed over as
 * it is, and takes as long as the text would. For the timeline's thread alone.
 */
final class ControlWire {

    private final Wire wire;
    private final Network network;
    private final Timeline timeline;
    private final VirtualTracker tracker;
    private final int peers;
    private final ControlTraffic traffic = new ControlTraffic();
    private final HttpSize sizes = new HttpSize();

    /** Counts what nodes 1 to {@code peers} say, who are the peers, and what they are answered. */
    ControlWire(Wire wire, Network network, Timeline timeline, VirtualTracker tracker, int peers) {
        this.wire = wire;
        this.network = network;
        this.timeline = timeline;
        this.tracker = tracker;
        this.peers = peers;
    }

    /** What peers and tracker have said to each other. */
    ControlTraffic traffic() {
        return traffic;
    }

    /** The way to the tracker of node {@code from}. */
    ControlPlane of(int from) {
        return switch (wire) {
            case REAL -> new HttpControlPlane(call -> carry(from, call), "the tracker");
            case NONE -> request -> hand(from, request);
        };
    }

    /**
     * Has node {@code from} POST {@code body}, which may be no request, to {@code path}.
     *
     * @return the HTTP status of the answer, whatever the wire
     */
    CompletionStage<Integer> post(int from, String path, Optional<Token> bearer, String body) {
        var headers = new TreeMap<String, String>();
        headers.put("content-type", "application/json");
        bearer.ifPresent(token -> headers.put("authorization", "Bearer " + token.secret()));
        return carry(from, new HttpCall("POST", path, headers, body)).thenApply(HttpReply::status);
    }

    private CompletionStage<HttpReply> carry(int from, HttpCall call) {
        String host = Addresses.host(from);
        return ask(
                from,
                HttpSize.of(call),
                running -> running.handler().carried(() -> running.exchange().answer(call, host)),
                HttpSize::of);
    }

    /** Hands a request over as it is, as if it had been written and read. */
    private CompletionStage<ControlReply> hand(int from, ControlRequest request) {
        Caller caller = Caller.at(Addresses.host(from));
        return ask(
                from,
                sizes.of(request),
                running -> running.handler()
                        .handle(request, caller)
                        .toCompletableFuture()
                        .join(),
                sizes::of);
    }

    private <A> CompletionStage<A> ask(
            int from,
            long bytes,
            Function<VirtualTracker.Running, A> answer,
            ToLongFunction<A> size) {
        var way = new ControlWay(network, timeline, tracker, from, Roster.TRACKER);
        boolean counts = from >= 1 && from <= peers;
        if (!counts) return way.ask(bytes, answer, size);
        traffic.add(bytes);
        return way.ask(bytes, answer, said -> {
            long back = size.applyAsLong(said);
            traffic.add(back);
            return back;
        });
    }
}
