package p4.sim.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import p4.lab.v1.ClockOrder;
import p4.lab.v1.EventsOrder;
import p4.lab.v1.HashOrder;
import p4.lab.v1.MemberGrpc;
import p4.lab.v1.PeerOrder;
import p4.lab.v1.PostOrder;
import p4.lab.v1.ShutdownOrder;
import p4.lab.v1.Told;
import p4.lab.v1.TrackerOrder;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.sim.Scenarios;
import p4.sim.cluster.Member;
import p4.sim.cluster.host.LoopbackPorts;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.journal.Event;
import p4.sim.time.Seed;
import p4.wire.grpc.BearerInterceptor;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.RemotePeerCommands;

/** A member in this JVM, a tracker and two peers in it, and a laboratory that has only its port. */
@Timeout(60)
class MemberTest {

    private static final Token TOKEN = Token.draw(new SplittableRandom(7));
    private static final PeerId SEEDER = new PeerId("seeders-1");
    private static final PeerId LEECHER = new PeerId("leechers-1");
    private static final FilePath FILE = new FilePath("f-0.bin");

    @TempDir
    private Path home;

    private final List<Throwable> broken = new CopyOnWriteArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final NettyTransport netty = new NettyTransport(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private MemberProcess member;

    @BeforeEach
    void start() {
        member = startMember();
    }

    @AfterEach
    void stop() {
        channels.forEach(ManagedChannel::shutdownNow);
        member.close();
        netty.close();
        assertThat(broken).isEmpty();
    }

    private MemberProcess startMember() {
        var arguments = MemberArguments.read(
                List.of("--listen", "127.0.0.1:0", "--home", home.toString()),
                Map.of(MemberArguments.TOKEN, TOKEN.secret()));
        return MemberProcess.start(arguments, over::countDown, broken::add);
    }

    private ManagedChannelBuilder<?> channel() {
        return netty.channel(PeerEndpoint.parse(member.address()));
    }

    private MemberGrpc.MemberBlockingStub orders(Token token) {
        ManagedChannel channel = channel().build();
        channels.add(channel);
        return MemberGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(
                        BearerInterceptor.metadata(token)));
    }

    private MemberGrpc.MemberBlockingStub orders() {
        return orders(TOKEN);
    }

    private RemotePeerCommands commands(PeerId peer) {
        return new RemotePeerCommands(
                channel()
                        .intercept(MetadataUtils.newAttachHeadersInterceptor(
                                PeerHeader.metadata(peer))),
                TOKEN);
    }

    private static Preparation preparation(int life) {
        int[] free = freePorts(3);
        var file = new Member.SeedFile(FILE, 100_000, 7);
        return new Preparation(
                new Seed(7),
                life,
                Instant.EPOCH,
                Credentials.shared("a secret"),
                Scenarios.TRACKER,
                URI.create("http://127.0.0.1:" + free[0]),
                "127.0.0.1",
                OptionalInt.of(free[0]),
                List.of(
                        new Preparation.Hosted(
                                new Member(SEEDER, "seeders", false, List.of(file)), free[1]),
                        new Preparation.Hosted(
                                new Member(LEECHER, "leechers", false, List.of()), free[2])));
    }

    private static int[] freePorts(int count) {
        var ports = new LoopbackPorts(new SplittableRandom());
        return IntStream.generate(() -> ports.free("a node")).limit(count).toArray();
    }

    private static PeerOrder of(PeerId peer) {
        return PeerOrder.newBuilder().setPeer(peer.value()).build();
    }

    private static HashOrder file(PeerId peer) {
        return HashOrder.newBuilder()
                .setPeer(peer.value())
                .setPath(FILE.value())
                .build();
    }

    private void startAll(int life) {
        orders().prepare(MemberWire.write(preparation(life)));
        orders().startTracker(TrackerOrder.getDefaultInstance());
        orders().startPeer(of(SEEDER));
        orders().startPeer(of(LEECHER));
    }

    /** Reads events from number {@code from} on, up to the first of {@code kind} at {@code who}. */
    private List<Entry> eventsUntil(long from, PeerId who, Class<? extends Event> kind) {
        Iterator<Told> told =
                orders().events(EventsOrder.newBuilder().setFrom(from).build());
        List<Entry> entries = new ArrayList<>();
        while (told.hasNext()) {
            Entry entry = EntryCodec.read(told.next().getEntry());
            entries.add(entry);
            if (kind.isInstance(entry.event()) && entry.who().equals(who.value())) break;
        }
        return entries;
    }

    @Test
    void whoeverShowsAnotherTokenIsRefusedWhateverHeOrders() {
        var stranger = orders(Token.draw(new SplittableRandom(8)));

        assertThatThrownBy(() -> stranger.clock(ClockOrder.getDefaultInstance()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode())
                                .isEqualTo(Status.Code.UNAUTHENTICATED));
        assertThatThrownBy(
                        () -> stranger.events(EventsOrder.getDefaultInstance()).next())
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode())
                                .isEqualTo(Status.Code.UNAUTHENTICATED));
    }

    @Test
    void aHostedPeerIsDrivenThroughItsOwnCommandsAndFetchesWhatAnotherHas() throws Exception {
        startAll(0);
        eventsUntil(1, SEEDER, Event.Published.class);
        eventsUntil(1, LEECHER, Event.Announced.class);

        try (RemotePeerCommands leecher = commands(LEECHER)) {
            var fetched = leecher.get(
                            new PeerCommands.Get(FILE, Optional.empty(), Optional.empty(), true),
                            PeerCommands.Progress.NONE)
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);

            assertThat(fetched.from()).isEqualTo(SEEDER);
            assertThat(fetched.file().hash().hex())
                    .isEqualTo(orders().hashFile(file(LEECHER)).getSha256())
                    .isEqualTo(orders().hashFile(file(SEEDER)).getSha256());
        }
        assertThat(orders().look(TrackerOrder.getDefaultInstance()).getRegisteredList())
                .containsExactly(LEECHER.value(), SEEDER.value());
    }

    @Test
    void whoCallsAgainHearsTheEventsFromWhereHeStopped() {
        startAll(0);

        List<Entry> first = eventsUntil(1, SEEDER, Event.Published.class);
        List<Entry> whole = eventsUntil(1, SEEDER, Event.Published.class);
        List<Entry> rest = eventsUntil(first.size(), SEEDER, Event.Published.class);

        assertThat(first.get(0).event()).isInstanceOf(Event.TrackerStarted.class);
        assertThat(whole).isEqualTo(first);
        assertThat(rest).containsExactly(first.get(first.size() - 1));
    }

    @Test
    void aFileThatWasChangedStaysChangedInThePeersNextLife() {
        startAll(0);
        String before = orders().hashFile(file(SEEDER)).getSha256();
        orders().changeFile(of(SEEDER));
        String changed = orders().hashFile(file(SEEDER)).getSha256();

        member.close();
        member = startMember();
        startAll(1);

        assertThat(changed).isNotEqualTo(before);
        assertThat(orders().hashFile(file(SEEDER)).getSha256()).isEqualTo(changed);
        orders().changeFile(of(SEEDER));
        assertThat(orders().hashFile(file(SEEDER)).getSha256()).isNotEqualTo(changed);
    }

    @Test
    void ordersThatAreRepeatedChangeNothing() {
        Preparation preparation = preparation(0);

        for (int time = 0; time < 2; time++) {
            orders().prepare(MemberWire.write(preparation));
            orders().startTracker(TrackerOrder.getDefaultInstance());
            orders().startPeer(of(SEEDER));
        }
        List<Entry> events = eventsUntil(1, SEEDER, Event.Published.class);

        assertThat(events.stream().filter(e -> e.event() instanceof Event.PeerStarted))
                .hasSize(1);
        assertThat(events.stream().filter(e -> e.event() instanceof Event.TrackerStarted))
                .hasSize(1);
    }

    @Test
    void anOrderThatCannotBeCarriedOutSaysWhy() {
        assertThatThrownBy(() -> orders().startPeer(of(SEEDER)))
                .hasMessageContaining("never prepared");
        orders().prepare(MemberWire.write(preparation(0)));

        assertThatThrownBy(() -> orders().startPeer(of(new PeerId("nobody"))))
                .hasMessageContaining("nobody is not hosted here");
        assertThatThrownBy(() -> orders().prepare(MemberWire.write(preparation(1))))
                .hasMessageContaining("something else");
    }

    @Test
    void aStrangerAtTheMembersAddressIsRefusedByTheTracker() {
        startAll(0);

        var answer = orders().post(PostOrder.newBuilder()
                .setPath("/v1/locate")
                .setBearer(Token.draw(new SplittableRandom(9)).secret())
                .setBody("{\"path\":\"f-0.bin\"}")
                .build());

        assertThat(answer.getStatus()).isEqualTo(401);
    }

    @Test
    void aMemberThatIsToldToEndAnswersAndEnds() throws InterruptedException {
        orders().shutdown(ShutdownOrder.getDefaultInstance());

        assertThat(over.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
