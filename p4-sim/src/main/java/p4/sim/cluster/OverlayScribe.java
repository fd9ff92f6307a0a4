package p4.sim.cluster;

import java.time.Instant;
import p4.model.PeerId;
import p4.overlay.Contact;
import p4.overlay.OverlayEvent;
import p4.overlay.OverlayLimits;
import p4.overlay.OverlayObserver;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.journal.OverlayTold;

/** Writes what one peer of an overlay does into a journal; other peers are named by their addresses. */
public final class OverlayScribe implements OverlayObserver {

    private static final String WRONG_BYTES = "WRONG_BYTES";
    private static final String UNREACHABLE = "UNREACHABLE";

    private final Journal journal;
    private final PeerId peer;
    private final OverlayLimits limits;
    private volatile boolean silent;

    /** Writes into {@code journal} what {@code peer} does, which keeps to {@code limits}. */
    public OverlayScribe(Journal journal, PeerId peer, OverlayLimits limits) {
        this.journal = journal;
        this.peer = peer;
        this.limits = limits;
    }

    /** Writes nothing any more. */
    public void fallSilent() {
        silent = true;
    }

    @Override
    public void happened(OverlayEvent event, Instant now) {
        if (!silent) journal.tell(peer.value(), translate(event));
    }

    private Event translate(OverlayEvent event) {
        // Java 17 has no pattern switch; ScribesTest.everyOverlayEventIsWritten keeps it complete.
        if (event instanceof OverlayEvent.Offered offered) {
            return new OverlayTold.FilesOffered(offered.files(), offered.bytes());
        }
        if (event instanceof OverlayEvent.Exchanged exchanged) {
            return new OverlayTold.ListExchanged(
                    exchanged.with().toString(), exchanged.exchanges());
        }
        if (event instanceof OverlayEvent.NeighbourAdded added) {
            return new OverlayTold.NeighbourAdded(
                    name(added.peer()), added.neighbours(), limits.peers().neighbours());
        }
        if (event instanceof OverlayEvent.NeighbourDropped dropped) {
            return new OverlayTold.NeighbourDropped(name(dropped.peer()), dropped.silent());
        }
        if (event instanceof OverlayEvent.RequestRefused refused) {
            return new OverlayTold.AskerRefused(refused.host(), refused.why().name());
        }
        return translateTransfer(event);
    }

    private static Event translateTransfer(OverlayEvent event) {
        if (event instanceof OverlayEvent.Served served) {
            return new OverlayTold.PieceServed(
                    served.host(), served.content().hex(), served.bytes());
        }
        if (event instanceof OverlayEvent.HolderFailed failed) {
            return new Event.HolderFailed(
                    name(failed.holder()),
                    failed.content().hex(),
                    failed.lied() ? WRONG_BYTES : UNREACHABLE);
        }
        if (event instanceof OverlayEvent.Saved saved) {
            return new Event.FileSaved(
                    saved.file().path().value(),
                    saved.file().hash().hex(),
                    saved.file().size(),
                    name(saved.from()));
        }
        return translateSearch(event);
    }

    private static Event translateSearch(OverlayEvent event) {
        if (event instanceof OverlayEvent.SearchStarted started) {
            return new OverlayTold.QueryBegan(started.query().toString(), started.text());
        }
        if (event instanceof OverlayEvent.SearchWidened widened) {
            return new OverlayTold.QueryWidened(
                    widened.query().toString(), widened.neighbours(), widened.hops());
        }
        if (event instanceof OverlayEvent.HearsayChecked checked) {
            return new OverlayTold.HearsayChecked(checked.query().toString(), name(checked.peer()));
        }
        if (event instanceof OverlayEvent.HearsayRefuted refuted) {
            return new OverlayTold.HearsayRefuted(refuted.query().toString(), name(refuted.peer()));
        }
        if (event instanceof OverlayEvent.SearchEnded ended) {
            return new OverlayTold.QueryEnded(ended.query().toString(), ended.holders());
        }
        if (event instanceof OverlayEvent.QueryHandled handled) {
            return new OverlayTold.QueryHandled(
                    handled.query().toString(), handled.hops(), handled.matches());
        }
        if (event instanceof OverlayEvent.QueryPassedOn passed) {
            return new OverlayTold.QueryPassedOn(
                    passed.query().toString(), passed.hops(), passed.peers());
        }
        if (event instanceof OverlayEvent.AnswerRelayed relayed) {
            return new OverlayTold.AnswerRelayed(
                    relayed.query().toString(), name(relayed.holder()));
        }
        throw new AssertionError(event);
    }

    private static String name(Contact contact) {
        return contact.endpoint().toString();
    }
}
