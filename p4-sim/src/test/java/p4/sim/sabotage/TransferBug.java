package p4.sim.sabotage;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import p4.model.FileManifest;
import p4.model.Ticket;
import p4.time.Backoff;
import p4.transfer.TransferRequest;

/** Bugs in how a peer fetches, serves, and keeps in touch. */
enum TransferBug implements Mutant {
    RANGES_ARE_ONE_TOO_SHORT(
            "Whole files are asked for but for their last byte.",
            Spot.in("p4.transfer.TransferRequest$Fetch", "whole"),
            call -> {
                var file = call.argument(0, FileManifest.class);
                return new TransferRequest.Fetch(
                        file.path(),
                        file.hash(),
                        0,
                        file.size() - 1,
                        Optional.of(call.argument(1, Ticket.class)));
            }),
    SILENT_HOLDERS_ARE_WAITED_FOR(
            "A holder that sends nothing any more is never given up.",
            Spot.in("p4.peer.WatchedSink", "giveUpAfter"),
            Deed.NOTHING),
    THE_NEXT_HOLDER_IS_NOT_TRIED(
            "A fetch is over with the first holder that fails.",
            Spot.in("p4.peer.PeerLimits", "holdersTried"),
            call -> 1),
    STREAMS_STAY_COUNTED(
            "A stream that is over still counts as one that leaves.",
            Spot.in("p4.peer.Uploader$Served", "account"),
            Deed.NOTHING),
    CHANGES_ARE_NOT_SEEN(
            "What a peer fetched or was given is not offered.",
            Spot.in("p4.peer.FolderIndex", "changed"),
            Deed.NOTHING),
    STALE_TOKENS_ARE_SHOWN_AGAIN(
            "A peer takes a 401 for the answer, and does not announce itself anew for it.",
            Spot.in("p4.peer.Session", "isStale"),
            call -> false),
    BACKOFF_HAS_NO_CAP(
            "The pauses of a peer that gets no answer double without end.",
            Spot.in("p4.time.Backoff", "pause"),
            call -> {
                var first = ((Backoff) call.self()).first();
                int doublings = Math.min(call.argument(0, Integer.class) - 1, 20);
                long ceiling = first.toMillis() << Math.max(0, doublings);
                var chance = call.argument(1, RandomGenerator.class);
                return Duration.ofMillis(ceiling / 2 + chance.nextLong(ceiling / 2 + 1));
            }),
    OFFERS_OUTLIVE_THE_LEASE(
            "A peer with a new lease believes that the tracker still has its offer.",
            Spot.in("p4.peer.Publisher", "end"),
            Deed.NOTHING);

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    TransferBug(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
