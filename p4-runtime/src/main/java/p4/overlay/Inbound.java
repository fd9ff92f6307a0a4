package p4.overlay;

import p4.time.Timeline;

/** Answers what comes over one connection that another peer opened; within its budget. */
final class Inbound implements Connection.Listener {

    private final Connection asker;
    private final RequestBudget budget;
    private final Membership membership;
    private final QueryRouter router;
    private final PieceServer pieces;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private boolean serving;

    Inbound(
            Connection asker,
            OverlayLimits limits,
            Membership membership,
            QueryRouter router,
            PieceServer pieces,
            Timeline timeline,
            OverlayObserver observer) {
        this.asker = asker;
        this.budget = new RequestBudget(limits.peers());
        this.membership = membership;
        this.router = router;
        this.pieces = pieces;
        this.timeline = timeline;
        this.observer = observer;
    }

    @Override
    public void received(Message message) {
        // Java 17 has no pattern switch; InboundTest.answersEveryKindOfRequest keeps this complete.
        if (message instanceof Message.PieceRequest request) serve(request);
        else if (message instanceof Message.Answer) breakOff();
        else if (!budget.take(timeline.instant())) refuse(tag(message), ErrorId.TOO_MANY);
        else if (message instanceof Message.Query query) router.handle(query, asker);
        else if (message instanceof Message.ListRequest request) {
            asker.send(membership.told(request));
        } else if (message instanceof Message.Ping ping) {
            asker.send(membership.greeted(ping, asker.remoteHost()));
        } else throw new AssertionError(message);
    }

    @Override
    public void closed() {
        // nothing is kept for whoever is gone
    }

    /** One piece at a time, which is budget enough. */
    private void serve(Message.PieceRequest request) {
        if (serving) {
            refuse(request.tag(), ErrorId.TOO_MANY);
            return;
        }
        serving = true;
        pieces.serve(request, asker, () -> serving = false);
    }

    /** Nothing was asked over this connection, so nothing can be answered. */
    private void breakOff() {
        refuse(0, ErrorId.UNEXPECTED);
        asker.close();
    }

    private void refuse(int tag, ErrorId why) {
        asker.send(new Message.Fault(tag, why, ""));
        observer.happened(
                new OverlayEvent.RequestRefused(asker.remoteHost(), why), timeline.instant());
    }

    private static int tag(Message message) {
        if (message instanceof Message.ListRequest request) return request.tag();
        return message instanceof Message.Ping ping ? ping.tag() : 0;
    }
}
