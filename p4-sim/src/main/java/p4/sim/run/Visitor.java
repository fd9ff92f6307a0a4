package p4.sim.run;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.sim.cluster.Hub;

/**
 * Somebody from the laboratory on the network: announced, serving nothing, with a name of its own.
 *
 * <p>Visitors are not members of the scenario; whoever counts registered peers leaves them out.
 */
record Visitor(PeerId peer, ControlReply.Announced lease) {

    private static final String PREFIX = "lab-visitor-";

    /** The tracker refused what a visitor asked. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ControlReply.Refused reply;

        Refused(ControlReply.Refused reply) {
            super(reply.why() + ": " + reply.detail());
            this.reply = reply;
        }

        ControlReply.Refused reply() {
            return reply;
        }
    }

    /** Tells whether {@code peer} is a visitor, not a member. */
    static boolean is(PeerId peer) {
        return peer.value().startsWith(PREFIX);
    }

    /** Announces a visitor; fails with {@link Refused}, or with {@code NoAnswer}. */
    static CompletionStage<Visitor> announce(Hub hub, RandomGenerator chance) {
        var peer = new PeerId(PREFIX + Long.toString(chance.nextLong(1L << 60), 36));
        var announce = new ControlRequest.Announce(
                peer, Token.draw(chance), hub.credentials(), OptionalInt.empty(), Optional.empty());
        return hub.control()
                .ask(announce)
                .thenApply(reply -> new Visitor(peer, expect(ControlReply.Announced.class, reply)));
    }

    /** Asks who holds {@code path}; fails with {@link Refused}, or with {@code NoAnswer}. */
    CompletionStage<ControlReply.Located> locate(Hub hub, FilePath path) {
        return hub.control()
                .ask(new ControlRequest.Locate(lease.token(), path, Optional.empty()))
                .thenApply(reply -> expect(ControlReply.Located.class, reply));
    }

    /** Renews the lease, or is not heard; never fails. */
    CompletionStage<Void> renew(Hub hub) {
        return unheard(hub, new ControlRequest.Heartbeat(lease.token()));
    }

    /** Leaves; never fails, since the lease ends by itself. */
    CompletionStage<Void> leave(Hub hub) {
        return unheard(hub, new ControlRequest.Disconnect(lease.token()));
    }

    private static CompletionStage<Void> unheard(Hub hub, ControlRequest request) {
        return hub.control()
                .ask(request)
                .handle((reply, noAnswer) -> CompletableFuture.<Void>completedFuture(null))
                .thenCompose(done -> done);
    }

    private static <R extends ControlReply> R expect(Class<R> kind, ControlReply reply) {
        if (reply instanceof ControlReply.Refused refused) throw new Refused(refused);
        return kind.cast(reply);
    }
}
