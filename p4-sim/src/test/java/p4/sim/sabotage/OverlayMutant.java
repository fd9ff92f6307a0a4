package p4.sim.sabotage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import p4.overlay.Message;
import p4.overlay.SearchRequest;
import p4.time.Timeline;

/** Mistakes in a peer of an overlay. */
enum OverlayMutant implements Mutant {
    HIDES_SOME_FILES(
            "A holder does not answer for one query in three.",
            Spot.in("p4.overlay.LocalFiles", "matching"),
            call -> Math.floorMod(call.argument(0, String.class).hashCode(), 3) == 0
                    ? List.of()
                    : call.proceed()),
    KEEPS_ANSWERS(
            "A peer that passes a query on keeps what it is answered to itself.",
            Spot.in("p4.overlay.QueryRouter", "relay"),
            Deed.NOTHING),
    ALWAYS_FLOODS(
            "Every search goes to everybody at once.",
            Spot.in("p4.overlay.SearchRequest", "way"),
            call -> SearchRequest.Way.FLOODING),
    JOINS_LATE(
            "A peer waits two seconds before it asks anybody whom it knows.",
            Spot.in("p4.overlay.Membership", "join"),
            call -> {
                var timeline = call.field("timeline", Timeline.class);
                call.proceedAfter(Duration.ofSeconds(2), timeline);
                return null;
            }),
    TELLS_OF_NOBODY(
            "A peer that is asked for its list says that it is empty.",
            Spot.in("p4.overlay.Membership", "told"),
            call -> new Message.PeerList(
                    call.argument(0, Message.ListRequest.class).tag(), List.of())),
    NEVER_DROPS(
            "A neighbour that does not answer stays on the list.",
            Spot.in("p4.overlay.Neighbours", "missed"),
            call -> false),
    FORGETS_QUERIES(
            "One query in eight is looked at as often as it comes.",
            Spot.in("p4.overlay.QueryRouter", "handle").calling("p4.overlay.Recent", "get"),
            call -> Math.floorMod(call.argument(0, Object.class).hashCode(), 8) == 0
                    ? Optional.empty()
                    : call.proceed()),
    LISTS_EVERYBODY(
            "A list is never full.", Spot.in("p4.overlay.Neighbours", "hasNoPlace"), call -> false);

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    OverlayMutant(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
