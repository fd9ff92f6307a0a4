package p4.wire.http;

import java.util.concurrent.CompletionStage;
import p4.control.ControlHandler;
import p4.control.ControlPlane;
import p4.control.ControlPlaneContract;
import p4.control.ControlReply;
import p4.time.ManualTimeline;

/** The contract over the real codec and the real routes, with no socket between them. */
final class MemoryControlPlaneTest extends ControlPlaneContract {

    @Override
    protected ControlPlane connect(ControlHandler handler, ManualTimeline timeline) {
        ControlHandler atOnce = (request, caller) -> {
            CompletionStage<ControlReply> reply = handler.handle(request, caller);
            timeline.runReady();
            return reply;
        };
        var carrier = new MemoryCarrier(MemoryExchange.of(atOnce), "127.0.0.1");
        return new HttpControlPlane(carrier, "the tracker");
    }
}
