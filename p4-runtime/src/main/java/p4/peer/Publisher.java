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
 * <p>Lives on the peer's timeline. What was refused or lost is told again when it is asked to catch up.
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

    /** Done when an offer was taken for the first time. */
    CompletionStage<Void> ready() {
        return ready;
    }

    /** Begins anew with the lease of {@code token}, under which nothing was offered yet. */
    void begin(Token token) {
        lease = Optional.of(token);
        taken = Optional.empty();
        catchUp();
    }

    /** Tells nothing any more until there is another lease. */
    void end() {
        lease = Optional.empty();
        taken = Optional.empty();
    }

    /** Offers {@code tree} from now on. */
    void offer(FileTree tree) {
        wanted = tree;
        catchUp();
    }

    /** Tells the tracker what changed since the last offer it took. */
    void catchUp() {
        var offer = new Offer(wanted, quota.room());
        if (asking || lease.isEmpty() || taken.filter(offer::equals).isPresent()) return;
        asking = true;
        Token token = lease.get();
        tracker.ask(request(token, offer))
                .whenCompleteAsync(
                        (reply, noAnswer) -> {
                            asking = false;
                            boolean current = lease.filter(token::equals).isPresent();
                            if (current && noAnswer == null) answered(reply, token, offer);
                            else taken = Optional.empty(); // a whole tree is right anyhow
                            if (!current) catchUp();
                        },
                        timeline);
    }

    private ControlRequest request(Token token, Offer offer) {
        return taken.<ControlRequest>map(before -> new ControlRequest.PublishDelta(
                        token, offer.tree().since(before.tree()), offer.room()))
                .orElseGet(() -> new ControlRequest.Publish(token, offer.tree(), offer.room()));
    }

    private void answered(ControlReply reply, Token token, Offer offer) {
        if (reply instanceof ControlReply.Published published) {
            taken = Optional.of(offer);
            news.accept(new PeerEvent.Published(published.files()));
            ready.complete(null);
            catchUp();
        } else if (reply instanceof Refused refused) {
            refused(refused, token);
        }
    }

    private void refused(Refused refused, Token token) {
        boolean conflict = refused.why() == Refusal.CONFLICT && taken.isPresent();
        taken = Optional.empty();
        if (conflict) catchUp();
        else if (refused.why() == Refusal.STALE_TOKEN) leaseLost.accept(token, refused.why());
        else news.accept(new PeerEvent.OfferRefused(refused.why(), refused.detail()));
    }
}
