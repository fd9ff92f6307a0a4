package p4.sim.member;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import p4.lab.v1.ChangedFile;
import p4.lab.v1.ClockOrder;
import p4.lab.v1.ClockReading;
import p4.lab.v1.Done;
import p4.lab.v1.EventsOrder;
import p4.lab.v1.FileHash;
import p4.lab.v1.HashOrder;
import p4.lab.v1.MemberGrpc;
import p4.lab.v1.PeerOrder;
import p4.lab.v1.PostOrder;
import p4.lab.v1.PostStatus;
import p4.lab.v1.PrepareOrder;
import p4.lab.v1.RehearseOrder;
import p4.lab.v1.ShutdownOrder;
import p4.lab.v1.Told;
import p4.lab.v1.TrackerOrder;
import p4.lab.v1.TrackerSight;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.sim.cluster.host.PeerNode;

/** The member's orders: gRPC calls, translated for a {@link Hosting}. */
final class MemberEndpoint extends MemberGrpc.MemberImplBase {

    private final Hosting hosting;
    private final Executor worker;
    private final Runnable end;

    /** Carries orders out on {@code worker}, for they block; {@code end} ends the member. */
    MemberEndpoint(Hosting hosting, Executor worker, Runnable end) {
        this.hosting = hosting;
        this.worker = worker;
        this.end = end;
    }

    @Override
    public void clock(ClockOrder order, StreamObserver<ClockReading> reply) {
        hosting.queue(order.getQueue())
                .execute(() -> send(
                        ClockReading.newBuilder()
                                .setEpochMicros(MemberWire.micros(hosting.now()))
                                .build(),
                        reply));
    }

    @Override
    public void rehearse(RehearseOrder order, StreamObserver<Done> reply) {
        var chance = new SplittableRandom(order.getSeed());
        follow(() -> hosting.rehearse(order.getFiles(), chance), played -> done(), reply);
    }

    @Override
    public void prepare(PrepareOrder order, StreamObserver<Done> reply) {
        run(() -> hosting.prepare(MemberWire.read(order)), reply);
    }

    @Override
    public void startTracker(TrackerOrder order, StreamObserver<Done> reply) {
        run(hosting::startTracker, reply);
    }

    @Override
    public void crashTracker(TrackerOrder order, StreamObserver<Done> reply) {
        follow(() -> hosting.household().tracker().crash(), ended -> done(), reply);
    }

    @Override
    public void startPeer(PeerOrder order, StreamObserver<Done> reply) {
        run(() -> hosting.startPeer(peer(order)), reply);
    }

    @Override
    public void crashPeer(PeerOrder order, StreamObserver<Done> reply) {
        onPeer(order, PeerNode::crash, reply);
    }

    @Override
    public void leave(PeerOrder order, StreamObserver<Done> reply) {
        follow(() -> node(order.getPeer()).leave(), left -> done(), reply);
    }

    @Override
    public void freeze(PeerOrder order, StreamObserver<Done> reply) {
        onPeer(order, PeerNode::freeze, reply);
    }

    @Override
    public void thaw(PeerOrder order, StreamObserver<Done> reply) {
        onPeer(order, PeerNode::thaw, reply);
    }

    @Override
    public void corrupt(PeerOrder order, StreamObserver<Done> reply) {
        onPeer(order, node -> node.corrupt(true), reply);
    }

    @Override
    public void mend(PeerOrder order, StreamObserver<Done> reply) {
        onPeer(order, node -> node.corrupt(false), reply);
    }

    @Override
    public void changeFile(PeerOrder order, StreamObserver<ChangedFile> reply) {
        answer(
                () -> ChangedFile.newBuilder()
                        .setPath(node(order.getPeer()).changeFile().value())
                        .build(),
                reply);
    }

    @Override
    public void hashFile(HashOrder order, StreamObserver<FileHash> reply) {
        answer(
                () -> FileHash.newBuilder()
                        .setSha256(node(order.getPeer())
                                .hash(new FilePath(order.getPath()))
                                .hex())
                        .build(),
                reply);
    }

    @Override
    public void look(TrackerOrder order, StreamObserver<TrackerSight> reply) {
        follow(() -> hosting.household().tracker().look(), MemberWire::write, reply);
    }

    @Override
    public void post(PostOrder order, StreamObserver<PostStatus> reply) {
        answer(() -> PostStatus.newBuilder().setStatus(hosting.post(order)).build(), reply);
    }

    @Override
    public void events(EventsOrder order, StreamObserver<Told> reply) {
        EventStream.begin(hosting.log(), order.getFrom(), (ServerCallStreamObserver<Told>) reply);
    }

    @Override
    public void shutdown(ShutdownOrder order, StreamObserver<Done> reply) {
        send(done(), reply);
        end.run();
    }

    private PeerNode node(String peer) {
        return hosting.household().peer(new PeerId(peer));
    }

    private static PeerId peer(PeerOrder order) {
        return new PeerId(order.getPeer());
    }

    private void onPeer(PeerOrder order, Consumer<PeerNode> deed, StreamObserver<Done> reply) {
        run(() -> deed.accept(node(order.getPeer())), reply);
    }

    private void run(Runnable deed, StreamObserver<Done> reply) {
        answer(
                () -> {
                    deed.run();
                    return done();
                },
                reply);
    }

    private <A> void answer(Supplier<A> deed, StreamObserver<A> reply) {
        follow(() -> CompletableFuture.completedFuture(deed.get()), answer -> answer, reply);
    }

    private <T, A> void follow(
            Supplier<CompletionStage<T>> deed, Function<T, A> writer, StreamObserver<A> reply) {
        CompletionStage<A> unused = CompletableFuture.supplyAsync(deed, worker)
                .thenCompose(stage -> stage)
                .thenApply(writer)
                .whenComplete((answer, failed) -> {
                    if (failed == null) send(answer, reply);
                    else refuse(failed, reply);
                });
    }

    private static <A> void send(A answer, StreamObserver<A> reply) {
        reply.onNext(answer);
        reply.onCompleted();
    }

    private static void refuse(Throwable failed, StreamObserver<?> reply) {
        Throwable cause = failed instanceof CompletionException && failed.getCause() != null
                ? failed.getCause()
                : failed;
        reply.onError(Status.FAILED_PRECONDITION
                .withDescription(String.valueOf(cause.getMessage()))
                .asRuntimeException());
    }

    private static Done done() {
        return Done.getDefaultInstance();
    }
}
