package p4.sim.cluster.virtual;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.control.Caller;
import p4.control.ControlHandler;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.reference.Dispute;
import p4.sim.reference.ReferenceTracker;
import p4.time.Timeline;
import p4.tracker.TrackerGauges;
import p4.wire.http.HttpReply;

/**
 * Stands before a tracker, and compares what it answers with what its specification allows.
 *
 * <p>Says so in the journal the first time that it does not; after that it knows no more what is
 * right. The tracker answers at once, on the thread that asks.
 */
final class Witness implements ControlHandler {

    private static final String LAB = "lab";

    private final ControlHandler tracker;
    private final ReferenceTracker reference;
    private final Timeline timeline;
    private final Journal journal;
    private OptionalInt status = OptionalInt.empty();
    private boolean disputed;
    private boolean justSpent;
    private long compared;

    Witness(
            ControlHandler tracker,
            ReferenceTracker reference,
            Timeline timeline,
            Journal journal) {
        this.tracker = tracker;
        this.reference = reference;
        this.timeline = timeline;
        this.journal = journal;
    }

    @Override
    public CompletionStage<ControlReply> handle(ControlRequest request, Caller caller) {
        return tracker.handle(request, caller).thenApply(reply -> {
            status = OptionalInt.of(statusOf(reply));
            if (!disputed) {
                compared++;
                justSpent |= reply instanceof ControlReply.Verified;
                reference.hear(request, caller, reply, timeline.instant()).ifPresent(this::tell);
            }
            return reply;
        });
    }

    /** Has {@code exchange} carry a request here, and sees to it that its reply says the same. */
    HttpReply carried(Supplier<HttpReply> exchange) {
        status = OptionalInt.empty();
        HttpReply reply = exchange.get();
        if (status.isPresent() && status.getAsInt() != reply.status() && !disputed) {
            tell(new Dispute(
                    "the wire carried an answer",
                    "HTTP status " + status.getAsInt(),
                    "HTTP status " + reply.status()));
        }
        return reply;
    }

    /** What is wrong with a tracker at {@code gauges}, all of whose leases run at {@code now}. */
    Optional<String> wrong(TrackerGauges gauges, Instant now) {
        if (disputed) return Optional.empty();
        int leases = reference.leases(now);
        if (gauges.leases() != leases || gauges.offers() != reference.offers()) {
            return Optional.of("the tracker held " + gauges + ", expected " + leases
                    + " leases and " + reference.offers() + " offers");
        }
        if (!justSpent) return Optional.empty();
        justSpent = false;
        int spent = reference.ticketsSpent(now);
        return gauges.ticketsSpent() <= spent
                ? Optional.empty()
                : Optional.of("the tracker remembered " + gauges.ticketsSpent()
                        + " spent tickets, of which " + spent + " may still be alive");
    }

    /** How many answers were compared since this was asked last. */
    long takeCompared() {
        long taken = compared;
        compared = 0;
        return taken;
    }

    private void tell(Dispute dispute) {
        disputed = true;
        journal.tell(
                LAB,
                new Event.AnswerDisputed(dispute.request(), dispute.expected(), dispute.found()));
    }

    private static int statusOf(ControlReply reply) {
        return Optional.of(reply)
                .filter(ControlReply.Refused.class::isInstance)
                .map(ControlReply.Refused.class::cast)
                .map(refused -> refused.why().httpStatus())
                .orElse(200);
    }
}
