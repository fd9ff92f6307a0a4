package p4.compat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import p4.time.Timeline;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * Fetches files for guests, a few at a time, until each has left for the guest.
 *
 * <p>A file is in memory from its fetch to the end of the guest's call; so the turn lasts as long. May be
 * called from any thread.
 */
public final class Fetches {

    private final Slots slots;
    private final Timeline timeline;

    /** Fetches within {@code limits}. */
    public Fetches(CompatLimits limits, Timeline timeline) {
        this.slots = new Slots(limits.fetchesAtOnce(), limits.waitingMax(), timeline);
        this.timeline = timeline;
    }

    /**
     * Fetches the file of {@code grant} in its turn and hands it to {@code then}, or why not to {@code
     * failing}.
     *
     * <p>Why not is a {@code CommandFailed}, or a {@link TransferRefused} if too many wait.
     */
    public Turn fetch(Grants.Grant grant, Consumer<byte[]> then, Consumer<Throwable> failing) {
        return fetch(() -> grant.guest().fetch(grant.file()), then, failing);
    }

    /**
     * Gets what {@code source} gives, in its turn, and hands it to {@code then}, or why not to {@code
     * failing}: what {@code source} fails with, or a {@link TransferRefused} if too many wait.
     */
    public Turn fetch(
            Supplier<CompletionStage<byte[]>> source,
            Consumer<byte[]> then,
            Consumer<Throwable> failing) {
        var turn = new Turn();
        timeline.execute(() -> {
            boolean inLine = slots.whenFree(() -> turn.begin(source, then, failing));
            if (!inLine) {
                failing.accept(new TransferRefused(
                        TransferRefusal.EXHAUSTED, "too many files are asked for at once"));
            }
        });
        return turn;
    }

    /** How many turns are not over; to be asked on the timeline. */
    public int running() {
        return slots.taken();
    }

    /** The turn of a call that gets nothing. */
    Turn none() {
        return new Turn();
    }

    /** One call's turn; it is over when the call is, and the fetch. */
    public final class Turn {

        private boolean begun;
        private boolean fetching;
        private boolean ended;

        private Turn() {}

        /** Says that the call is over; the second time that does nothing. */
        public void end() {
            timeline.execute(() -> {
                if (ended) return;
                ended = true;
                if (begun && !fetching) slots.free();
            });
        }

        private void begin(
                Supplier<CompletionStage<byte[]>> source,
                Consumer<byte[]> then,
                Consumer<Throwable> failing) {
            if (ended) {
                slots.free();
                return;
            }
            begun = true;
            fetching = true;
            timeline.when(source.get(), (bytes, failed) -> {
                fetching = false;
                if (ended) slots.free();
                else if (failed == null) then.accept(bytes);
                else failing.accept(cause(failed));
            });
        }

        private static Throwable cause(Throwable failed) {
            return failed instanceof CompletionException && failed.getCause() != null
                    ? failed.getCause()
                    : failed;
        }
    }
}
