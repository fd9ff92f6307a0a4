package p4.peer;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest;
import p4.control.Refusal;
import p4.model.FileTree;
import p4.model.Token;
import p4.time.Timeline;

/**
 * Tells the tracker what the peer offers and how much it takes: one request at a time.
 *
 * <p>Lives on the peer's timeline. What no request holds goes in parts, see {@link OfferPart}. What was
 * refused or lost is told again when it is asked to catch up.
 */
final class Publisher {

    private final ControlPlane tracker;
    private final UploadQuota quota;
    private final Timeline timeline;
    private final BiConsumer<Token, Refusal> leaseLost;
    private final Consumer<PeerEvent> news;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private Optional<Token> lease = Optional.empty();
    private FileTree wanted = FileTree.EMPTY;
    private Optional<Offer> taken = Optional.empty();
    private Optional<Step> step = Optional.empty();
    private boolean asking;

    /** Tells {@code tracker}; {@code leaseLost} hears of a token that it does not know any more. */
    Publisher(
            ControlPlane tracker,
            UploadQuota quota,
            Timeline timeline,
            BiConsumer<Token, Refusal> leaseLost,
            Consumer<PeerEvent> news) {
        this.tracker = tracker;
        this.quota = quota;
        this.timeline = timeline;
        this.leaseLost = leaseLost;
        this.news = news;
    }

    /** What the tracker knows, or shall know. */
    private record Offer(FileTree tree, OptionalLong room) {}

    /** What is asked of the tracker, and what it knows once it said yes. */
    private record Step(ControlRequest request, Offer then) {}

    /** Done when all that there is to offer was taken for the first time. */
    CompletionStage<Void> ready() {
        return ready;
    }

    /** Begins anew with the lease of {@code token}, under which nothing was offered yet. */
    void begin(Token token) {
        end();
        lease = Optional.of(token);
        catchUp();
    }

    /** Tells nothing any more until there is another lease. */
    void end() {
        lease = Optional.empty();
        taken = Optional.empty();
        step = Optional.empty();
    }

    /** Offers {@code tree} from now on. */
    void offer(FileTree tree) {
        wanted = tree;
        catchUp();
    }

    /** Tells the tracker what changed since the last offer it took, part by part. */
    void catchUp() {
        if (asking || lease.isEmpty()) return;
        // One that was lost is sent again word for word: so it is right even if it was taken.
        if (step.isEmpty()) step = next(lease.get());
        step.ifPresent(this::take);
    }

    private Optional<Step> next(Token token) {
        var offer = new Offer(wanted, quota.room());
        if (taken.filter(offer::equals).isPresent()) {
            taken = Optional.of(offer); // the same trees are compared in no time
            return Optional.empty();
        }
        FileTree before = taken.map(Offer::tree).orElse(FileTree.EMPTY);
        OfferPart part = OfferPart.next(before, wanted);
        var then = new Offer(part.tree(), offer.room());
        return Optional.of(new Step(
                taken.isPresent()
                        ? new ControlRequest.PublishDelta(token, part.delta(), then.room())
                        : new ControlRequest.Publish(token, then.tree(), then.room()),
                then));
    }

    private void take(Step asked) {
        asking = true;
        timeline.when(tracker.ask(asked.request()), (reply, noAnswer) -> {
            asking = false;
            boolean current = step.filter(asked::equals).isPresent();
            if (current && noAnswer == null) answered(reply, asked.then());
            if (!current) catchUp();
        });
    }

    private void answered(ControlReply reply, Offer then) {
        step = Optional.empty();
        if (reply instanceof ControlReply.Published published) {
            taken = Optional.of(then);
            if (then.tree().equals(wanted)) whole(published);
            catchUp();
        } else if (reply instanceof Refused refused) {
            refused(refused);
        }
    }

    private void whole(ControlReply.Published published) {
        news.accept(new PeerEvent.Published(published.files()));
        ready.complete(null);
    }

    private void refused(Refused refused) {
        if (refused.why() == Refusal.CONFLICT && taken.isPresent()) {
            taken = Optional.empty();
            catchUp();
        } else if (refused.why() == Refusal.STALE_TOKEN) {
            lease.ifPresent(token -> leaseLost.accept(token, refused.why()));
        } else {
            news.accept(new PeerEvent.OfferRefused(refused.why(), refused.detail()));
        }
    }
}
