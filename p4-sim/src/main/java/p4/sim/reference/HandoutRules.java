package p4.sim.reference;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import p4.control.ControlReply;
import p4.control.ControlReply.Located;
import p4.control.ControlReply.Noted;
import p4.control.ControlReply.Offer;
import p4.control.ControlReply.Placed;
import p4.control.ControlReply.Verified;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Verify;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.PeerId;
import p4.model.TicketUse;

/** Who is sent to whom. Source: proto/README.md, locate, place, verify and report. */
final class HandoutRules {

    private final Register register;
    private final Terms terms;
    private final Slips slips;
    private final Grievances grievances;

    HandoutRules(Register register, Terms terms) {
        this.register = register;
        this.terms = terms;
        this.slips = new Slips(terms.ticketLife());
        this.grievances = new Grievances(terms.complaintLife(), terms.complainersPerHolder());
    }

    Optional<String> locate(Registered asker, Locate request, ControlReply reply, Instant now) {
        Map<FileManifest, Set<PeerId>> shelf = register.at(request.path());
        int most = shelf.entrySet().stream()
                .filter(offered -> isWanted(offered.getKey(), request.content()))
                .mapToInt(offered -> others(offered.getValue(), asker))
                .max()
                .orElse(0);
        if (most == 0) return Expect.refusal(Refusal.NO_SUCH_FILE, reply);
        return Expect.reply(Located.class, reply, located -> {
            FileManifest file = located.manifest();
            Set<PeerId> holders = shelf.getOrDefault(file, Set.of());
            boolean right = isWanted(file, request.content()) && others(holders, asker) == most;
            int count = Math.min(most, terms.answers().holdersPerLocate());
            return Expect.that(right, () -> "what most others hold there, " + most)
                    .or(() -> Expect.that(
                            located.holders().size() == count, () -> count + " holders"))
                    .or(() -> Expect.that(
                            located.holders().stream()
                                    .allMatch(offer -> holders.contains(offer.peer())),
                            () -> "holders among " + holders))
                    .or(() -> handed(located.holders(), TicketUse.FETCH, asker, file.hash(), now));
        });
    }

    Optional<String> place(Registered asker, Place request, ControlReply reply, Instant now) {
        if (request.copies() < 1) return Expect.refusal(Refusal.MALFORMED, reply);
        FileManifest file = request.manifest();
        int most = Math.min(request.copies(), terms.answers().copiesMax());
        if (reply instanceof Placed placed && placed.takers().size() == most) {
            return placed(asker, file, placed, now); // nobody needs to count those who might
        }
        long able = register.all().stream()
                .filter(peer -> mayTake(peer, asker, file))
                .limit(most)
                .count();
        if (able == 0) return Expect.refusal(Refusal.NO_TAKER, reply);
        return Expect.reply(
                Placed.class,
                reply,
                placed -> Expect.that(placed.takers().size() == able, () -> able + " takers")
                        .or(() -> placed(asker, file, placed, now)));
    }

    Optional<String> verify(Registered holder, Verify request, ControlReply reply, Instant now) {
        Set<Refusal> objections = slips.objections(request.ticket(), holder, now);
        if (!objections.isEmpty()) return Expect.refusal(objections, reply);
        PeerId requester = request.ticket().claims().requester();
        if (register.named(requester).isEmpty()) {
            return Expect.refusal(Refusal.TICKET_EXPIRED, reply);
        }
        slips.spend(request.ticket(), now);
        return Expect.exactly(new Verified(requester), reply);
    }

    Optional<String> report(Registered by, Report request, ControlReply reply, Instant now) {
        register.named(request.holder())
                .filter(holder -> holder != by && holder.holds(request.content()))
                .ifPresent(holder -> grievances.note(by.peer(), holder.peer(), now));
        return Expect.exactly(new Noted(), reply);
    }

    /** How many tickets were spent of late; see {@link Slips#spentOfLate}. */
    int ticketsSpent(Instant now) {
        return slips.spentOfLate(now);
    }

    private Optional<String> placed(
            Registered asker, FileManifest file, Placed placed, Instant now) {
        boolean able = placed.takers().stream()
                .map(taker -> register.named(taker.peer()))
                .allMatch(taker ->
                        taker.filter(peer -> mayTake(peer, asker, file)).isPresent());
        return Expect.that(able, () -> "takers that have room and neither the path nor the content")
                .or(() -> handed(placed.takers(), TicketUse.STORE, asker, file.hash(), now));
    }

    private boolean mayTake(Registered peer, Registered asker, FileManifest file) {
        return peer != asker
                && peer.endpoint().isPresent()
                && peer.room().orElse(-1) >= file.size()
                && peer.files().size() < terms.quota().filesPerPeer()
                && file.size() <= terms.quota().bytesPerPeer() - peer.bytes()
                && !peer.files().containsKey(file.path())
                && !peer.holds(file.hash());
    }

    /** What is wrong with {@code offers}, each of whom may be handed out to {@code asker}. */
    private Optional<String> handed(
            List<Offer> offers, TicketUse use, Registered asker, ContentHash content, Instant now) {
        var seen = new HashSet<PeerId>();
        long complaints = 0;
        for (Offer offer : offers) {
            Registered holder = register.named(offer.peer()).orElseThrow();
            if (holder == asker) return Optional.of("somebody else than who asks");
            if (!seen.add(offer.peer())) return Optional.of("nobody twice");
            if (!Optional.of(offer.endpoint()).equals(holder.endpoint())) {
                return Optional.of(offer.peer() + " at " + holder.endpoint());
            }
            long more = grievances.count(offer.peer(), now);
            if (more < complaints) return Optional.of("those last that were complained of");
            complaints = more;
            Optional<String> wrong =
                    slips.give(offer.ticket(), use, asker.peer(), holder, content, now);
            if (wrong.isPresent()) return wrong;
        }
        return Optional.empty();
    }

    private static boolean isWanted(FileManifest file, Optional<ContentHash> content) {
        return content.isEmpty() || content.get().equals(file.hash());
    }

    private static int others(Set<PeerId> holders, Registered asker) {
        return holders.size() - (holders.contains(asker.peer()) ? 1 : 0);
    }
}
