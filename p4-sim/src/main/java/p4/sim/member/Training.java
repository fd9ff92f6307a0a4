package p4.sim.member;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import p4.lab.v1.ClockOrder;
import p4.lab.v1.EventsOrder;
import p4.lab.v1.HashOrder;
import p4.lab.v1.MemberGrpc;
import p4.lab.v1.PeerOrder;
import p4.lab.v1.RehearseOrder;
import p4.lab.v1.ShutdownOrder;
import p4.lab.v1.Told;
import p4.lab.v1.TrackerOrder;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.sim.cluster.host.ScratchFolder;
import p4.sim.journal.EntryCodec;
import p4.sim.journal.Event;
import p4.wire.grpc.BearerInterceptor;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.RemotePeerCommands;

/**
 * A member that is ordered once what laboratories order, for a JVM that notes the classes it loads.
 *
 * <p>Of those an image makes an archive, so that members start sooner. Listens on loopback, leaves
 * nothing, and ends by itself.
 */
public final class Training {

    private static final int FILES = 2;
    private static final long PATIENCE_SECONDS = 60;

    private final MemberProcess member;
    private final NettyTransport netty;
    private final Token token;

    private Training(MemberProcess member, NettyTransport netty, Token token) {
        this.member = member;
        this.netty = netty;
        this.token = token;
    }

    /** Trains; takes no words. */
    public static void main(String[] args) throws Exception {
        Main.hush();
        play(new SecureRandom());
        System.exit(0); // threads of libraries may go on
    }

    /** Trains in this JVM, with secrets that {@code chance} draws; blocks until it is over. */
    static void play(RandomGenerator chance) throws Exception {
        Token token = Token.draw(chance);
        var over = new CountDownLatch(1);
        try (ScratchFolder home = ScratchFolder.create();
                var netty = new NettyTransport(1);
                var member = MemberProcess.start(
                        MemberArguments.read(
                                List.of(
                                        "--listen",
                                        "127.0.0.1:0",
                                        "--home",
                                        home.root().toString()),
                                Map.of(MemberArguments.TOKEN, token.secret())),
                        over::countDown,
                        Throwable::printStackTrace)) {
            new Training(member, netty, token).order(chance);
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the member was told to end and goes on");
            }
        }
    }

    private void order(RandomGenerator chance) throws Exception {
        ManagedChannel channel = channel().build();
        try {
            var orders = MemberGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(
                            BearerInterceptor.metadata(token)));
            var unusedClock = orders.clock(ClockOrder.getDefaultInstance());
            var unusedRehearsal = orders.rehearse(RehearseOrder.newBuilder()
                    .setSeed(chance.nextLong())
                    .setFiles(FILES)
                    .build());
            var unusedPreparation =
                    orders.prepare(MemberWire.write(Rehearsal.preparation(1, chance)));
            var unusedTracker = orders.startTracker(TrackerOrder.getDefaultInstance());
            var unusedHolder = orders.startPeer(of(Rehearsal.HOLDER));
            var unusedAsker = orders.startPeer(of(Rehearsal.ASKER));
            awaitPublished(orders.events(EventsOrder.newBuilder().setFrom(1).build()));
            fetch();
            var unusedHash = orders.hashFile(HashOrder.newBuilder()
                    .setPeer(Rehearsal.HOLDER.value())
                    .setPath(Rehearsal.path(0).value())
                    .build());
            var unusedSight = orders.look(TrackerOrder.getDefaultInstance());
            var unusedCrash = orders.crashPeer(of(Rehearsal.ASKER));
            var unusedEnd = orders.shutdown(ShutdownOrder.getDefaultInstance());
        } finally {
            channel.shutdownNow();
        }
    }

    private ManagedChannelBuilder<?> channel() {
        return netty.channel(PeerEndpoint.parse(member.address()));
    }

    private void fetch() throws Exception {
        ManagedChannelBuilder<?> channel = channel()
                .intercept(MetadataUtils.newAttachHeadersInterceptor(
                        PeerHeader.metadata(Rehearsal.ASKER)));
        var order =
                new PeerCommands.Get(Rehearsal.path(0), Optional.empty(), Optional.empty(), true);
        try (var asker = new RemotePeerCommands(channel, token)) {
            var unused = asker.get(order, PeerCommands.Progress.NONE)
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void awaitPublished(Iterator<Told> told) {
        boolean published = false;
        boolean announced = false;
        while (!published || !announced) {
            var entry = EntryCodec.read(told.next().getEntry());
            boolean ofHolder = entry.who().equals(Rehearsal.HOLDER.value());
            published |= ofHolder && entry.event() instanceof Event.Published;
            announced |= !ofHolder && entry.event() instanceof Event.Announced;
        }
    }

    private static PeerOrder of(PeerId peer) {
        return PeerOrder.newBuilder().setPeer(peer.value()).build();
    }
}
