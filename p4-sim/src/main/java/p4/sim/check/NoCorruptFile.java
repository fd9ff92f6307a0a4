package p4.sim.check;

import java.util.HashSet;
import java.util.Set;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;

/**
 * What a fetch or an upload left is what the tracker promised.
 *
 * <p>Three witnesses must agree, in an overlay the first two: the hash that the laboratory finds on the disk, the hash that the
 * file should have, and the content of a ticket that the tracker gave for this transfer. Who was to
 * rewrite its files is not held to what it kept of an upload.
 */
final class NoCorruptFile implements Check {

    private static final String REWRITE = "change-files";

    private final boolean ticketed;
    private final Ledger ledger = new Ledger("files kept");
    private final Set<String> fetchable = new HashSet<>();
    private final Set<String> storable = new HashSet<>();
    private final Set<String> fetched = new HashSet<>(); // peer, path and content
    private final Set<String> rewritten = new HashSet<>();

    /** Where peers are {@code ticketed}, a ticket must have been given for every file that is kept. */
    NoCorruptFile(boolean ticketed) {
        this.ticketed = ticketed;
    }

    @Override
    public void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.TicketGiven ticket) {
            if (ticket.use().equals("FETCH"))
                fetchable.add(ticket.requester() + " " + ticket.content());
            else storable.add(ticket.holder() + " " + ticket.content());
        } else if (event instanceof Event.FetchEnded ended) {
            judge(entry, ended);
        } else if (event instanceof Event.FileSaved saved) {
            fetched.add(entry.who() + " " + saved.path() + " " + saved.sha256());
            judge(entry, fetchable, "renamed " + saved.path() + " into place", saved.sha256());
        } else if (event instanceof Event.UploadKept kept) {
            judge(entry, storable, "renamed " + kept.path() + " into place", kept.sha256());
        } else if (event instanceof Event.UploadFound found) {
            boolean nothing = found.sha256().isEmpty() || rewritten.contains(entry.who());
            if (!nothing && !isFetched(entry, found)) {
                judge(entry, storable, "has " + found.path(), found.sha256());
            }
        } else if (event instanceof Event.FaultAsked asked && asked.kind().equals(REWRITE)) {
            rewritten.addAll(asked.targets());
        }
    }

    /** Whoever took an upload may have fetched another content in its place since. */
    private boolean isFetched(Entry entry, Event.UploadFound found) {
        return fetched.contains(entry.who() + " " + found.path() + " " + found.sha256());
    }

    private void judge(Entry entry, Event.FetchEnded ended) {
        boolean nothingKept = ended.sha256().isEmpty() && ended.expected().isEmpty();
        if (ended.outcome() != Outcome.OK || nothingKept) return;
        if (ended.sha256().equals(ended.expected())) {
            ledger.good();
        } else {
            ledger.bad(
                    entry.turn(),
                    entry.who() + " kept " + ended.bytes() + " bytes that hash to "
                            + Words.hash(ended.sha256()) + " where " + Words.hash(ended.expected())
                            + " was expected (fetch " + ended.fetch() + ", " + ended.detail()
                            + ")");
        }
    }

    private void judge(Entry entry, Set<String> promised, String deed, String sha256) {
        if (!ticketed) return;
        if (promised.contains(entry.who() + " " + sha256)) {
            ledger.good();
        } else {
            ledger.bad(
                    entry.turn(),
                    entry.who() + " " + deed + " with the hash " + Words.hash(sha256)
                            + ", for which the tracker gave no ticket");
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
