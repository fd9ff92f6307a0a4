package p4.sim.sabotage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import p4.control.ControlReply;
import p4.control.Refusal;
import p4.model.FileManifest;

/** Mistakes in the tracker. */
enum TrackerMutant implements Mutant {
    FORGIVES_DEAD_LEASES(
            "A lease is looked at as if it were nine tenths of a second earlier.",
            Spot.in("p4.tracker.Registry", "evict"),
            call -> call.proceedWith(call.argument(0, Instant.class).minusMillis(900))),
    NEVER_EVICTS(
            "The sweep looks at nobody.", Spot.in("p4.tracker.Registry", "evict"), Deed.NOTHING),
    LEASES_IN_THE_WRONG_UNIT(
            "A lease is three times as long as the tracker says.",
            Spot.in("p4.tracker.LeaseTerms", "endOf"),
            call -> {
                Instant now = call.argument(0, Instant.class);
                Duration lease = Duration.between(now, (Instant) call.proceed());
                return now.plus(lease.multipliedBy(3));
            }),
    FORGETS_THE_INDEX(
            "A lease ends, and its files stay in the index.",
            Spot.in("p4.tracker.Registry", "end").calling("p4.tracker.FileIndex", "remove"),
            Deed.NOTHING),
    SAYS_404_TO_STRANGERS(
            "A token of no lease is answered as if it were a file that is not there.",
            Spot.in("p4.tracker.Doorkeeper", "stranger"),
            call -> ControlReply.Refused.because(Refusal.NO_SUCH_FILE, "nobody is called that")),
    NEVER_SPENDS_A_TICKET(
            "A ticket that was verified is not written down.",
            Spot.in("p4.tracker.TicketOffice", "spend"),
            Deed.NOTHING),
    ANY_TICKET_WILL_DO(
            "The route that verifies tickets has no objection to any.",
            Spot.in("p4.tracker.TicketOffice", "objection"),
            call -> Optional.empty()),
    SEARCH_DROPS_THE_LAST(
            "A search stops one file short.", Spot.in("p4.tracker.Browsing", "search"), call -> {
                if (!(call.proceed() instanceof ControlReply.Found found)) return call.proceed();
                int count = found.files().size();
                return new ControlReply.Found(
                        found.files().subList(0, Math.max(0, count - 1)), found.truncated());
            }),
    LOSES_SOME_FILES(
            "One file in four that is offered does not get into the index.",
            Spot.in("p4.tracker.Registry", "offer").calling("p4.tracker.FileIndex", "add"),
            call -> {
                var file = call.argument(0, FileManifest.class);
                return Math.floorMod(file.path().hashCode(), 4) == 0 ? null : call.proceed();
            }),
    NO_QUOTA(
            "An offer is taken however many there are.",
            Spot.in("p4.tracker.Publishing", "tooLarge/2"),
            call -> Optional.empty()),
    HEARS_NO_COMPLAINTS(
            "Complaints are written down, and nobody is handed out later for them.",
            Spot.in("p4.tracker.Complaints", "count"),
            call -> 0);

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    TrackerMutant(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
