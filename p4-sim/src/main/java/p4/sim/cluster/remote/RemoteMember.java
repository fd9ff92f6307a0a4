package p4.sim.cluster.remote;

import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import p4.lab.v1.ClockOrder;
import p4.lab.v1.ClockReading;
import p4.lab.v1.Done;
import p4.lab.v1.EventsOrder;
import p4.lab.v1.HashOrder;
import p4.lab.v1.MemberGrpc;
import p4.lab.v1.MemberGrpc.MemberStub;
import p4.lab.v1.PeerOrder;
import p4.lab.v1.PostOrder;
import p4.lab.v1.PostStatus;
import p4.lab.v1.RehearseOrder;
import p4.lab.v1.Told;
import p4.lab.v1.TrackerOrder;
import p4.lab.v1.TrackerSight;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.sim.cluster.Cluster;
import p4.sim.member.MemberWire;
import p4.sim.member.PeerHeader;
import p4.sim.member.Preparation;
import p4.wire.grpc.BearerInterceptor;
import p4.wire.grpc.RemotePeerCommands;

/**
 * The laboratory's way to one member, for one life of it.
 *
 * <p>Never blocks. An order fails with {@link IllegalStateException} that says why, at the latest after
 * {@link #ORDER}, or {@link #PREPARATION}.
 */
final class RemoteMember implements AutoCloseable {

    static final Duration ORDER = Duration.ofSeconds(10);
    static final Duration PREPARATION = Duration.ofMinutes(1);

    private final String name;
    private final Supplier<ManagedChannelBuilder<?>> channels;
    private final Token token;
    private final ManagedChannel channel;

    /** Reaches the member called {@code name} over {@code channels}, showing {@code token}. */
    RemoteMember(String name, Supplier<ManagedChannelBuilder<?>> channels, Token token) {
        this.name = name;
        this.channels = channels;
        this.token = token;
        this.channel = channels.get().build();
    }

    /** What it is called. */
    String name() {
        return name;
    }

    /** Reads its clock, after the order has stood in the member's queue of that name, if any. */
    CompletionStage<Instant> clock(String queue) {
        return call(ORDER, ClockOrder.newBuilder().setQueue(queue).build(), MemberStub::clock)
                .thenApply(ClockReading::getEpochMicros)
                .thenApply(MemberWire::moment);
    }

    CompletionStage<Void> rehearse(int files, long seed) {
        var order = RehearseOrder.newBuilder().setFiles(files).setSeed(seed).build();
        return done(call(PREPARATION, order, MemberStub::rehearse));
    }

    CompletionStage<Void> prepare(Preparation preparation) {
        return done(call(PREPARATION, MemberWire.write(preparation), MemberStub::prepare));
    }

    CompletionStage<Void> startTracker() {
        return done(call(PREPARATION, TrackerOrder.getDefaultInstance(), MemberStub::startTracker));
    }

    CompletionStage<Void> crashTracker() {
        return done(call(ORDER, TrackerOrder.getDefaultInstance(), MemberStub::crashTracker));
    }

    CompletionStage<Void> startPeer(PeerId peer) {
        return done(call(PREPARATION, order(peer), MemberStub::startPeer));
    }

    CompletionStage<Void> crashPeer(PeerId peer) {
        return done(call(ORDER, order(peer), MemberStub::crashPeer));
    }

    CompletionStage<Void> leave(PeerId peer) {
        return done(call(PREPARATION, order(peer), MemberStub::leave));
    }

    CompletionStage<Void> freeze(PeerId peer) {
        return done(call(ORDER, order(peer), MemberStub::freeze));
    }

    CompletionStage<Void> thaw(PeerId peer) {
        return done(call(ORDER, order(peer), MemberStub::thaw));
    }

    CompletionStage<Void> corrupt(PeerId peer) {
        return done(call(ORDER, order(peer), MemberStub::corrupt));
    }

    CompletionStage<Void> mend(PeerId peer) {
        return done(call(ORDER, order(peer), MemberStub::mend));
    }

    CompletionStage<FilePath> changeFile(PeerId peer) {
        return call(ORDER, order(peer), MemberStub::changeFile)
                .thenApply(changed -> new FilePath(changed.getPath()));
    }

    CompletionStage<ContentHash> hash(PeerId peer, FilePath path) {
        var order = HashOrder.newBuilder()
                .setPeer(peer.value())
                .setPath(path.value())
                .build();
        return call(ORDER, order, MemberStub::hashFile)
                .thenApply(hash -> new ContentHash(hash.getSha256()));
    }

    CompletionStage<Cluster.Sight> look() {
        return call(ORDER, TrackerOrder.getDefaultInstance(), MemberStub::look)
                .thenApply((TrackerSight sight) -> MemberWire.read(sight));
    }

    CompletionStage<Integer> post(String path, Optional<Token> bearer, String body) {
        PostOrder order = PostOrder.newBuilder()
                .setPath(path)
                .setBearer(bearer.map(Token::secret).orElse(""))
                .setBody(body)
                .build();
        return call(ORDER, order, MemberStub::post).thenApply(PostStatus::getStatus);
    }

    /** Has {@code observer} told every event from number {@code from} on, until the call breaks. */
    void events(long from, StreamObserver<Told> observer) {
        stub().events(EventsOrder.newBuilder().setFrom(from).build(), observer);
    }

    /** The commands of one of its peers, over a connection of their own. */
    RemotePeerCommands commands(PeerId peer) {
        ClientInterceptor address =
                MetadataUtils.newAttachHeadersInterceptor(PeerHeader.metadata(peer));
        return new RemotePeerCommands(channels.get().intercept(address), token);
    }

    /** Hangs up; the member goes on for a while. */
    @Override
    public void close() {
        channel.shutdownNow();
    }

    private MemberStub stub() {
        return MemberGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(
                        BearerInterceptor.metadata(token)));
    }

    private <Q, A> CompletionStage<A> call(Duration limit, Q order, Method<Q, A> method) {
        var reply = new Reply<A>(name);
        method.call(
                stub().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS), order, reply);
        return reply.result();
    }

    /** One of the orders that a member takes. */
    @FunctionalInterface
    private interface Method<Q, A> {
        void call(MemberStub stub, Q order, StreamObserver<A> reply);
    }

    private static CompletionStage<Void> done(CompletionStage<Done> answer) {
        return answer.thenAccept(done -> {});
    }

    private static PeerOrder order(PeerId peer) {
        return PeerOrder.newBuilder().setPeer(peer.value()).build();
    }
}
