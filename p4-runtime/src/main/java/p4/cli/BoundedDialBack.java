package p4.cli;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.control.Challenge;
import p4.control.DialBack;
import p4.model.ContentHash;
import p4.model.PeerEndpoint;
import p4.model.Sample;
import p4.tls.HandshakeTrouble;

/**
 * Dials a bounded number of peers at once, lets a bounded number wait, and fails for the others.
 *
 * <p>One that failed is dialed again a heartbeat later, so nobody is lost in a rush. {@code unproven}
 * hears of everyone who did not answer, or wrongly. May be called from any thread.
 * Source: threats, rows 1 and 14.
 */
final class BoundedDialBack implements DialBack {

    private final DialBack dialer;
    private final int atOnceMax;
    private final int waitingMax;
    private final Unproven unproven;
    private final Queue<Dial> waiting = new ArrayDeque<>();
    private int running;
    private boolean dialing;

    BoundedDialBack(DialBack dialer, int atOnceMax, int waitingMax, Unproven unproven) {
        this.dialer = dialer;
        this.atOnceMax = atOnceMax;
        this.waitingMax = waitingMax;
        this.unproven = unproven;
    }

    /** A question on its way to a peer, or waiting for its turn. */
    private record Dial(
            PeerEndpoint endpoint, Challenge challenge, CompletableFuture<Boolean> answer) {}

    @Override
    public CompletionStage<Boolean> answers(PeerEndpoint endpoint, Challenge challenge) {
        var dial = new Dial(endpoint, challenge, new CompletableFuture<>());
        synchronized (this) {
            if (waiting.size() >= waitingMax) {
                return CompletableFuture.failedFuture(new IllegalStateException(
                        "more than " + waitingMax + " peers wait to be dialed"));
            }
            waiting.add(dial);
        }
        dialNext();
        return dial.answer();
    }

    /** Asks at once: the tracker itself bounds how many it asks for samples. */
    @Override
    public CompletionStage<Optional<ContentHash>> sample(
            PeerEndpoint endpoint, Challenge challenge, Sample sample) {
        return dialer.sample(endpoint, challenge, sample);
    }

    /** Starts what there is room for; in a loop, since an answer may come before the call returns. */
    private void dialNext() {
        synchronized (this) {
            if (dialing) return;
            dialing = true;
        }
        for (Optional<Dial> next = next(); next.isPresent(); next = next()) dial(next.get());
    }

    private synchronized Optional<Dial> next() {
        if (running >= atOnceMax || waiting.isEmpty()) {
            dialing = false;
            return Optional.empty();
        }
        running++;
        return Optional.of(waiting.remove());
    }

    private void dial(Dial dial) {
        dialer.answers(dial.endpoint(), dial.challenge()).whenComplete((proven, silence) -> {
            synchronized (this) {
                running--;
            }
            if (silence != null) unproven.hear(dial.endpoint(), HandshakeTrouble.in(silence));
            else if (!proven) unproven.hear(dial.endpoint(), Optional.empty());
            dial.answer().complete(silence == null && proven);
            dialNext();
        });
    }
}
