package p4.control;

import p4.time.ManualTimeline;

/** The contract where nothing lies between a peer and its tracker. */
final class DirectControlPlaneTest extends ControlPlaneContract {

    @Override
    protected ControlPlane connect(ControlHandler handler, ManualTimeline timeline) {
        return request -> handler.handle(request, Caller.at("127.0.0.1"));
    }
}
