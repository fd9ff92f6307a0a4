package p4.sim.sabotage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.Ticket;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;
import p4.time.Timeline;
import p4.transfer.IncomingFile;

/** Mistakes in a peer and its disk. */
enum PeerMutant implements Mutant {
    GATE_STANDS_OPEN(
            "A holder serves whoever shows a ticket, whatever is in it.",
            Spot.in("p4.peer.TicketGate", "spend"),
            call -> {
                Optional<?> shown = call.argument(0, Optional.class);
                return shown.isPresent()
                        ? CompletableFuture.completedStage((Ticket) shown.get())
                        : call.proceed();
            }),
    KEEPS_WITHOUT_VERIFYING(
            "A file is kept whatever its bytes hash to.",
            Spot.in("p4.transfer.MemoryWriting", "finish")
                    .calling("p4.model.ContentHash", "equals"),
            call -> true),
    NEVER_RENEWS(
            "A peer announces itself and sends no heartbeat.",
            Spot.in("p4.peer.LeaseKeeper", "heartbeat"),
            Deed.NOTHING),
    DROPS_SOME_FETCHES(
            "One fetch in four is given up before anybody is asked.",
            Spot.in("p4.peer.Downloader", "get"),
            call -> {
                var order = call.argument(0, PeerCommands.Get.class);
                if (Math.floorMod(order.path().hashCode(), 4) != 0) return call.proceed();
                return CompletableFuture.failedStage(
                        new CommandFailed(CommandFailed.Kind.FAILED, "dropped"));
            }),
    WRITES_SLOWLY(
            "Every chunk takes a second and a half to be written.",
            Spot.in("p4.peer.WatchedSink", "take"),
            call -> {
                var timeline = call.field("timeline", Timeline.class);
                var rested = new CompletableFuture<Void>();
                timeline.after(Duration.ofMillis(1500), () -> rested.complete(null));
                return ((CompletionStage<?>) call.proceed()).thenCompose(taken -> rested);
            }),
    NEVER_COMPLAINS(
            "A requester keeps to itself who sent wrong bytes.",
            Spot.in("p4.peer.Attempts$Attempt", "complain/3"),
            Deed.NOTHING),
    SAYS_IT_KEPT(
            "A taker says that it kept an upload, and does not.",
            Spot.in("p4.peer.Uploader$Taken", "finish"),
            call -> CompletableFuture.completedStage(((IncomingFile) call.self()).manifest())),
    NEVER_RETURNS(
            "A peer whose lease is gone does not announce itself again.",
            Spot.in("p4.peer.LeaseKeeper", "lost"),
            Deed.NOTHING),
    RETURNS_LATE(
            "A peer whose lease is gone waits three seconds before it announces itself.",
            Spot.in("p4.peer.LeaseKeeper", "lost"),
            call -> {
                var timeline = call.field("timeline", Timeline.class);
                call.proceedAfter(Duration.ofSeconds(3), timeline);
                return null;
            });

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    PeerMutant(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
