package p4.sim.check;

import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;

/**
 * Every request that showed a bad token or ticket got a 401 and not one byte.
 *
 * <p>Requests that met nobody who could have served or refused them are left out.
 */
final class EveryForgeryRefused implements Check {

    private final Ledger ledger = new Ledger("requests with a bad token or ticket");
    private final FetchBook book = new FetchBook();

    @Override
    public void hear(Entry entry) {
        Optional<FetchBook.Fetch> fetch = book.hear(entry);
        if (fetch.isEmpty() || fetch.get().honest() || !fetch.get().counts()) return;
        Event.FetchEnded ended = fetch.get().ended();
        Event.Proof shown = fetch.get().asked().proof();
        if (ended.outcome() == Outcome.REFUSED && ended.status() == 401 && ended.bytes() == 0) {
            ledger.good();
        } else {
            ledger.bad(
                    entry.turn(),
                    "with a " + shown.token() + " token and a " + shown.ticket()
                            + " ticket, expected"
                            + " status 401 and no byte, found status " + ended.status() + " and "
                            + ended.bytes() + " bytes: " + fetch.get().describe());
        }
    }

    @Override
    public Finding finding() {
        return ledger.finding();
    }

    @Override
    public boolean broken() {
        return ledger.broken();
    }
}
