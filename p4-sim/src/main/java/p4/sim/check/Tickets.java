package p4.sim.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** The tickets that the tracker gave, by their nonces. */
final class Tickets {

    private final Map<String, Event.TicketGiven> given = new HashMap<>();

    /** Hears of {@code entry}. */
    void hear(Entry entry) {
        if (entry.event() instanceof Event.TicketGiven ticket) given.put(ticket.nonce(), ticket);
    }

    /** The ticket with {@code nonce}, if the tracker gave one. */
    Optional<Event.TicketGiven> of(String nonce) {
        return Optional.ofNullable(given.get(nonce));
    }
}
