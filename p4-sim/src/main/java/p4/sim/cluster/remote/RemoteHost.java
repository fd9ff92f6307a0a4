package p4.sim.cluster.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import p4.model.PeerId;

/**
 * One host and what is done to it, one thing after the other.
 *
 * <p>What needs an answer of its member waits while the host is paused, and fails while it is down.
 */
final class RemoteHost {

    private final HostPlan plan;
    private final Fleet fleet;
    private final Function<RemoteHost, CompletionStage<Life>> birth;
    private final List<Runnable> afterPause = new ArrayList<>();
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);
    private Optional<Life> life = Optional.empty();
    private CompletableFuture<Void> spell = new CompletableFuture<>();
    private int lives;
    private boolean paused;

    /** {@code birth} starts a host that is down, up to where its member is prepared. */
    RemoteHost(HostPlan plan, Fleet fleet, Function<RemoteHost, CompletionStage<Life>> birth) {
        this.plan = plan;
        this.fleet = fleet;
        this.birth = birth;
    }

    /** Who lives there. */
    HostPlan plan() {
        return plan;
    }

    /** Tells whether its one node is crashed and frozen by killing and pausing it. */
    boolean isCrashedAsOne() {
        return fleet.crashesByHost() && plan.isOfOneNode();
    }

    /** How many lives it had before. */
    synchronized int lives() {
        return lives;
    }

    /** Tells whether it stands still. */
    synchronized boolean isPaused() {
        return paused;
    }

    /** Its life, if it is neither down nor standing still. */
    synchronized Optional<Life> awake() {
        return paused ? Optional.empty() : life;
    }

    /** Done when it is killed or paused the next time, so that it owes nobody an answer any more. */
    synchronized CompletionStage<Void> spell() {
        return spell;
    }

    /** Hangs up, whatever state it is in. */
    void close() {
        life().ifPresent(Life::close);
    }

    /** Has it live, if it does not, after what is being done to it. */
    CompletionStage<Life> live() {
        return then(() -> {
            Optional<Life> now = life();
            return now.<CompletionStage<Life>>map(CompletableFuture::completedFuture)
                    .orElseGet(() -> birth.apply(this).thenApply(this::begin));
        });
    }

    /** Has it live again if it was killed, so that its node can start the moment it shall. */
    void standBy() {
        CompletionStage<Life> unused = live(); // whoever needs it hears if it does not
    }

    /** Has it do {@code order}, after what is being done to it; not before it goes on if it paused. */
    <T> CompletionStage<T> order(Function<Life, CompletionStage<T>> order) {
        var awake = new CompletableFuture<Void>();
        if (!waits(() -> awake.complete(null))) awake.complete(null);
        return awake.thenCompose(now -> then(() -> order.apply(lifeOrThrow())));
    }

    /**
     * Kills it; what is done to it next waits until what it told is in the journal.
     *
     * @return done when it is gone
     */
    CompletionStage<Void> kill() {
        var killed = new CompletableFuture<Void>();
        CompletionStage<Void> over = then(() -> {
            Optional<Life> ending = die();
            endSpell();
            waiting().forEach(Runnable::run);
            CompletionStage<Void> told =
                    ending.map(Life::end).orElseGet(() -> CompletableFuture.completedFuture(null));
            return fleet.kill(plan.name())
                    .thenAccept(killed::complete)
                    .thenCompose(gone -> told)
                    .whenComplete((gone, failed) -> ending.ifPresent(Life::close));
        });
        CompletionStage<Void> unused = over.exceptionally(failed -> {
            killed.completeExceptionally(failed);
            return null;
        });
        return killed;
    }

    /** Has {@code peer}, which lives there, end without a goodbye; done when it is gone. */
    CompletionStage<Void> crash(PeerId peer) {
        return isCrashedAsOne() ? kill() : order(now -> now.member().crashPeer(peer));
    }

    /** Has {@code peer}, which lives there, stand still; done when it does. */
    CompletionStage<Void> freeze(PeerId peer) {
        return isCrashedAsOne() ? pause() : order(now -> now.member().freeze(peer));
    }

    /** Undoes {@link #freeze}. */
    CompletionStage<Void> thaw(PeerId peer) {
        return isCrashedAsOne() ? resume() : order(now -> now.member().thaw(peer));
    }

    /** Stops it where it stands. */
    private CompletionStage<Void> pause() {
        setPaused(true);
        endSpell();
        return then(() -> fleet.pause(plan.name()));
    }

    /** Lets it go on, and then do what it was ordered meanwhile. */
    private CompletionStage<Void> resume() {
        return then(() -> fleet.resume(plan.name()).whenComplete((goes, failed) -> {
            setPaused(false);
            waiting().forEach(Runnable::run);
        }));
    }

    /** Does {@code deed} after what is being done to it, however that ends. */
    synchronized <T> CompletionStage<T> then(Supplier<CompletionStage<T>> deed) {
        CompletionStage<T> done = last.thenCompose(before -> deed.get());
        last = done.handle((value, failed) -> null);
        return done;
    }

    /** Its life, if it is not down. */
    synchronized Optional<Life> life() {
        return life;
    }

    private synchronized Life lifeOrThrow() {
        return life.orElseThrow(() -> new IllegalStateException(plan.name() + " is down"));
    }

    private synchronized Life begin(Life born) {
        life = Optional.of(born);
        lives++;
        return born;
    }

    private synchronized Optional<Life> die() {
        Optional<Life> ending = life;
        life = Optional.empty();
        paused = false;
        return ending;
    }

    private void endSpell() {
        nextSpell().complete(null);
    }

    private synchronized CompletableFuture<Void> nextSpell() {
        CompletableFuture<Void> ending = spell;
        spell = new CompletableFuture<>();
        return ending;
    }

    private synchronized void setPaused(boolean stands) {
        paused = stands;
    }

    private synchronized boolean waits(Runnable order) {
        if (paused) afterPause.add(order);
        return paused;
    }

    private synchronized List<Runnable> waiting() {
        List<Runnable> all = List.copyOf(afterPause);
        afterPause.clear();
        return all;
    }
}
