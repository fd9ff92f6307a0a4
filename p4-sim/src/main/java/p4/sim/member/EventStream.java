package p4.sim.member;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.Optional;
import p4.lab.v1.Told;

/**
 * Tells one laboratory what is in an {@link EventLog}, each event as soon as it has happened.
 *
 * <p>What the connection cannot take yet waits in the log.
 */
final class EventStream {

    private final EventLog log;
    private final ServerCallStreamObserver<Told> out;
    private final Runnable more = this::pump;
    private long next;
    private boolean over;

    private EventStream(EventLog log, long from, ServerCallStreamObserver<Told> out) {
        this.log = log;
        this.next = from;
        this.out = out;
    }

    /** Tells {@code out} everything from event number {@code from} on, until it hangs up. */
    static void begin(EventLog log, long from, ServerCallStreamObserver<Told> out) {
        var stream = new EventStream(log, from, out);
        out.setOnReadyHandler(stream.more);
        out.setOnCancelHandler(stream::end);
        log.attach(stream.more);
        stream.pump();
    }

    private synchronized void pump() {
        while (!over && out.isReady()) {
            Optional<EventLog.Next> found = log.from(next);
            if (found.isEmpty()) return;
            tell(found.get());
        }
    }

    private void tell(EventLog.Next found) {
        var told = Told.newBuilder();
        found.line().ifPresentOrElse(told::setEntry, () -> told.setLostBefore(found.number()));
        out.onNext(told.build());
        next = found.line().isPresent() ? found.number() + 1 : found.number();
    }

    private synchronized void end() {
        over = true;
        log.detach(more);
    }
}
