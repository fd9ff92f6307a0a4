package p4.sim.sabotage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import p4.model.ContentHash;

/** Bugs in how long things last at the tracker. */
enum LeaseBug implements Mutant {
    LEASES_ARE_A_LITTLE_LONGER(
            "A lease ends a tenth of a second after it should.",
            Spot.in("p4.tracker.LeaseTerms", "endOf"),
            call -> ((Instant) call.proceed()).plusMillis(100)),
    HEARTBEATS_ARE_TWICE_AS_LONG(
            "The tracker asks for a heartbeat half as often as it was told to.",
            Spot.in("p4.tracker.LeaseTerms", "nextHeartbeat"),
            call -> ((Duration) call.proceed()).multipliedBy(2)),
    DEAD_LEASES_ARE_RENEWED(
            "A heartbeat on a lease that is over brings it back to life.",
            Spot.in("p4.tracker.MemoryLeaseStore", "forget").calling("java.util.Map", "remove/1"),
            call -> call.arguments().get(0) instanceof ContentHash ? null : call.proceed()),
    TICKETS_LIVE_LONGER(
            "A ticket is good for half a second longer than the tracker was told.",
            Spot.in("p4.tracker.TicketOffice", "mint"),
            call -> {
                var arguments = new ArrayList<>(call.arguments());
                arguments.set(4, call.argument(4, Instant.class).plusMillis(500));
                return call.proceedWith(arguments.toArray());
            });

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    LeaseBug(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
