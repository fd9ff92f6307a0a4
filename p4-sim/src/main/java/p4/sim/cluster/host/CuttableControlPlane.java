package p4.sim.cluster.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.control.NoAnswer;

/** A way to a tracker that gives no answer while it is cut; what is under way is lost too. */
public final class CuttableControlPlane implements ControlPlane {

    private final ControlPlane real;
    private final BooleanSupplier cut;

    /** Asks {@code real}, unless {@code cut} says that it is cut. */
    public CuttableControlPlane(ControlPlane real, BooleanSupplier cut) {
        this.real = real;
        this.cut = cut;
    }

    @Override
    public CompletionStage<ControlReply> ask(ControlRequest request) {
        if (cut.getAsBoolean()) return CompletableFuture.failedFuture(lost());
        return real.ask(request).thenApply(reply -> {
            if (cut.getAsBoolean()) throw lost();
            return reply;
        });
    }

    private static NoAnswer lost() {
        return new NoAnswer("the tracker", "the laboratory cut it off");
    }
}
