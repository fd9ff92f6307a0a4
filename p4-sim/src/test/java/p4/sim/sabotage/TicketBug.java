package p4.sim.sabotage;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import p4.control.ControlReply;
import p4.control.NoAnswer;
import p4.model.Ticket;

/** Bugs in who may ask for what. */
enum TicketBug implements Mutant {
    TOKENS_ARE_GOOD_FROM_ANYWHERE(
            "A token is taken from any address.",
            Spot.in("p4.tracker.IpAddress", "network"),
            call -> "anywhere"),
    EXPIRED_TICKETS_ARE_GOOD(
            "The tracker does not look at the end of a ticket.",
            Spot.in("p4.tracker.TicketOffice", "objection")
                    .calling("java.time.Instant", "isBefore"),
            call -> true),
    LATE_TICKETS_ARE_GOOD(
            "A holder that verifies tickets itself does not look at their end.",
            Spot.in("p4.peer.TicketGate", "timely").calling("java.time.Instant", "isAfter"),
            call -> false),
    SIGNATURES_ARE_GOOD(
            "A holder that verifies tickets itself does not look at their signature.",
            Spot.in("p4.peer.TicketGate", "check").calling("p4.model.TicketKey", "signed"),
            call -> true),
    ANY_TICKET_IS_FOR_ME(
            "A holder that verifies tickets itself takes any that is shown, for whomever it is.",
            Spot.in("p4.peer.TicketGate", "check"),
            call -> {
                Optional<?> shown = call.argument(0, Optional.class);
                return shown.isPresent() ? (Ticket) shown.get() : call.proceed();
            }),
    REMEMBERS_NO_TICKET(
            "A holder that verifies tickets itself does not write down those it took.",
            Spot.in("p4.peer.TicketGate", "spendHere").calling("java.util.Map", "put"),
            call -> null),
    A_401_IS_SENT_AS_200(
            "The status of a reply is 200 where the tracker says 401.",
            Spot.in("p4.wire.http.Problem", "refused/1")
                    .calling("p4.control.Refusal", "httpStatus"),
            call -> (int) call.proceed() == 401 ? 200 : call.proceed()),
    NO_IS_TAKEN_FOR_YES(
            "A holder serves whatever the tracker says of a ticket, once it answers.",
            Spot.in("p4.peer.TicketGate", "judge"),
            call -> {
                boolean answered = call.arguments().get(2) instanceof ControlReply
                        && !(call.arguments().get(3) instanceof NoAnswer);
                return answered
                        ? CompletableFuture.completedStage(call.argument(1, Ticket.class))
                        : call.proceed();
            });

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    TicketBug(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
