package p4.cli;

import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import p4.control.Refusal;
import p4.peer.PeerEvent;
import p4.peer.PeerObserver;
import p4.peer.PeerStatus;

/**
 * Tells a peer's owner, a line each, when it is off the network, why, and when it is back.
 *
 * <p>The same line is not said twice in a row. A wrong secret ends the peer: asking again and again
 * would lock its address out.
 */
final class PeerNews implements PeerObserver {

    private final URI tracker;
    private final Silence silence;
    private final PrintStream errors;
    private final CompletableFuture<ExitCode> end = new CompletableFuture<>();
    private volatile boolean announced;
    private String last = "";

    PeerNews(URI tracker, Silence silence, PrintStream errors) {
        this.tracker = tracker;
        this.silence = silence;
        this.errors = errors;
    }

    @Override
    public void happened(PeerEvent event, Instant now) {
        if (event instanceof PeerEvent.Announced) {
            if (!last.isEmpty()) errors.println("on the network of " + tracker + " again");
            last = "";
            announced = true;
        } else if (event instanceof PeerEvent.TrackerSilent) {
            say(silence.words() + "; this peer keeps trying");
        } else if (event instanceof PeerEvent.AnnounceRefused refused) {
            refused(refused.why());
        } else if (event instanceof PeerEvent.OfferRefused refused) {
            say("the tracker did not take the list of files: " + refused.detail());
        }
    }

    /** How the peer is whose status is {@code now}; that it lost its tracker is not its fault. */
    Wellness wellness(PeerStatus now) {
        if (!announced) return Wellness.unwell("not on the network of " + tracker + " yet");
        return Wellness.well(
                (now.leaseLeft().isPresent() ? "on" : "off") + " the network of " + tracker);
    }

    /** Blocks until the peer has ended by itself, for ever if need be. */
    ExitCode awaitEnd() {
        try {
            return end.join();
        } catch (CompletionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void refused(Refusal why) {
        String sentence = "the tracker at " + tracker + " refused: " + RefusalText.of(why);
        if (why == Refusal.BAD_CREDENTIALS) {
            say(sentence);
            end.complete(ExitCode.UNAUTHORIZED);
        } else {
            say(sentence + "; this peer keeps trying");
        }
    }

    private void say(String line) {
        if (!line.equals(last)) errors.println(line);
        last = line;
    }
}
