package p4.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import p4.control.ControlReply;
import p4.control.ControlReply.Located;
import p4.control.ControlReply.Offer;
import p4.control.ControlReply.Placed;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketUse;

/**
 * Hands out peers to fetch from and to store at, each with a ticket.
 *
 * <p>Never the asker itself, nor one that is not known to serve; those that were complained of last.
 */
final class Handouts {

    private final TrackerLimits limits;
    private final Registry registry;
    private final FileIndex index;
    private final TicketOffice tickets;
    private final Reachability reachability;
    private final Ranking ranking;
    private final RandomGenerator chance;
    private final Consumer<TrackerEvent> news;

    Handouts(
            TrackerLimits limits,
            Registry registry,
            FileIndex index,
            TicketOffice tickets,
            Reachability reachability,
            Ranking ranking,
            RandomGenerator chance,
            Consumer<TrackerEvent> news) {
        this.limits = limits;
        this.registry = registry;
        this.index = index;
        this.tickets = tickets;
        this.reachability = reachability;
        this.ranking = ranking;
        this.chance = chance;
        this.news = news;
    }

    /** Who holds the content that most hold at a path, or the one asked for. */
    ControlReply locate(Lease asker, Locate request, Instant now) {
        Optional<Shelf> shelf = index.at(request.path());
        Optional<FileManifest> file = shelf.flatMap(offered -> offered.prevailing(
                request.content(), holder -> serving(holder, asker).isPresent()));
        if (shelf.isEmpty() || file.isEmpty()) {
            return Refusals.no(Refusal.NO_SUCH_FILE, "nobody else offers " + request.path());
        }
        List<Lease> holders = considered(shelf.get().holders(file.get()), asker);
        int most = limits.answer().holdersPerLocate();
        return new Located(
                file.get(), hand(TicketUse.FETCH, asker, holders, file.get().hash(), most, now));
    }

    /** Who takes a file: who said so, has room, and neither its content nor anything at its path. */
    ControlReply place(Lease asker, Place request, Instant now) {
        if (request.copies() < 1) return Refusals.no(Refusal.MALFORMED, "copies must be 1 or more");
        FileManifest file = request.manifest();
        int most = Math.min(request.copies(), limits.answer().copiesMax());
        List<Lease> takers = takers(asker, file, most);
        if (takers.isEmpty())
            return Refusals.no(
                    Refusal.NO_TAKER,
                    "no peer takes " + file.path() + " of " + file.size() + " bytes");
        return new Placed(hand(TicketUse.STORE, asker, takers, file.hash(), most, now));
    }

    /** Those who take {@code file}: of many, a few that are drawn, or all if these are too few. */
    private List<Lease> takers(Lease asker, FileManifest file, int most) {
        Holders takers = registry.takers();
        List<Lease> some =
                taking(takers.draw(limits.answer().holdersConsidered(), chance), asker, file);
        return some.size() < most ? taking(takers.all(), asker, file) : some;
    }

    private List<Lease> taking(List<PeerId> takers, Lease asker, FileManifest file) {
        return serving(takers, asker).stream()
                .filter(lease -> mayTake(lease, file))
                .toList();
    }

    private List<Offer> hand(
            TicketUse use,
            Lease asker,
            List<Lease> candidates,
            ContentHash content,
            int most,
            Instant now) {
        var offers = new ArrayList<Offer>();
        for (PeerId peer : ranking.order(candidates, now)) {
            if (offers.size() == most) break;
            Lease holder = registry.named(peer).orElseThrow();
            Ticket ticket = tickets.mint(use, asker.peer(), holder, content, now);
            offers.add(new Offer(holder.peer(), holder.endpoint().orElseThrow(), ticket));
            news.accept(new TrackerEvent.HandedOut(ticket.claims(), holder.ends()));
        }
        ranking.handedOutFirst(offers.get(0).peer(), now);
        return List.copyOf(offers);
    }

    /** Those of {@code holders} that serve: of many, a few that are drawn, or all if none of these. */
    private List<Lease> considered(Holders holders, Lease asker) {
        List<Lease> some =
                serving(holders.draw(limits.answer().holdersConsidered(), chance), asker);
        return some.isEmpty() ? serving(holders.all(), asker) : some;
    }

    private List<Lease> serving(List<PeerId> holders, Lease asker) {
        var serving = new ArrayList<Lease>(holders.size());
        for (PeerId holder : holders) serving(holder, asker).ifPresent(serving::add);
        return serving;
    }

    private Optional<Lease> serving(PeerId holder, Lease asker) {
        return registry.named(holder).filter(lease -> serves(lease, asker));
    }

    private boolean serves(Lease lease, Lease asker) {
        return !lease.peer().equals(asker.peer()) && reachability.isProven(lease);
    }

    private boolean mayTake(Lease lease, FileManifest file) {
        boolean room = lease.hasRoomFor(file.size())
                && lease.files().fileCount() < limits.quota().filesPerPeer()
                && file.size() <= limits.quota().bytesPerPeer() - lease.files().totalBytes();
        boolean pathIsFree = lease.files().file(file.path()).isEmpty();
        return room && pathIsFree && !index.holds(lease.peer(), file.hash());
    }
}
