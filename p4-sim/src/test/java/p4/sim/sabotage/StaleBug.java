package p4.sim.sabotage;

import java.time.Duration;
import java.time.Instant;

/** Bugs in how long something stays in the tracker's index after its peer crashed. */
enum StaleBug implements Mutant {
    LEASES_ARE_TWICE_AS_LONG(
            "A lease is twice as long as the tracker was told.",
            Spot.in("p4.tracker.LeaseTerms", "endOf"),
            call -> {
                Instant now = call.argument(0, Instant.class);
                Instant end = (Instant) call.proceed();
                return end.plus(Duration.between(now, end));
            }),
    LEASES_ARE_A_QUARTER_OF_A_SECOND_LONGER(
            "A lease ends a quarter of a second after it should.",
            Spot.in("p4.tracker.LeaseTerms", "endOf"),
            call -> ((Instant) call.proceed()).plusMillis(250)),
    HEARTBEATS_ARE_TWICE_AS_OFTEN(
            "The tracker asks for a heartbeat twice as often as it was told to.",
            Spot.in("p4.tracker.LeaseTerms", "nextHeartbeat"),
            call -> ((Duration) call.proceed()).dividedBy(2));

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    StaleBug(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
