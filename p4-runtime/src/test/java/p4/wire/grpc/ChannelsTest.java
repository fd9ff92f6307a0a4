package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.transfer.OneFileHandler;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRequest;

/** Connections are shared and bounded, and never closed under a call. */
final class ChannelsTest {

    private final InProcessFixture fixture = new InProcessFixture();
    private final Channels channels = new Channels(fixture.transport()::channel, 2);

    @AfterEach
    void close() {
        channels.close();
        fixture.close();
    }

    @Test
    void callsToOnePeerShareAChannel() {
        assertThat(channels.use(peer(1)).channel())
                .isSameAs(channels.use(peer(1)).channel());
    }

    @Test
    void aChannelThatWasUsedLongestAgoIsClosedForANewOne() {
        ManagedChannel first = useOnce(1);
        ManagedChannel second = useOnce(2);
        useOnce(1);

        useOnce(3);

        assertThat(List.of(first.isShutdown(), second.isShutdown())).containsExactly(false, true);
        assertThat(channels.size()).isEqualTo(2);
    }

    @Test
    void aChannelInUseOutlivesTheBoundUntilItIsReleased() {
        List<Channels.Use> uses = new ArrayList<>();
        IntStream.rangeClosed(1, 5).forEach(port -> uses.add(channels.use(peer(port))));

        assertThat(uses).noneMatch(use -> use.channel().isShutdown());
        uses.forEach(Channels.Use::release);

        assertThat(channels.size()).isEqualTo(2);
        assertThat(uses.stream().filter(use -> use.channel().isShutdown()).count())
                .isEqualTo(3);
    }

    @Test
    void thousandsOfPeersThatComeAndGoLeaveNoMoreThanTheBound() {
        IntStream.rangeClosed(1, 5_000).forEach(this::useOnce);

        assertThat(channels.size()).isEqualTo(2);
    }

    @Test
    void aPeerThatCameBackIsReachedAtOnce() {
        FileManifest file = manifest(noise(1));
        var endpoint = new PeerEndpoint("127.0.0.1", 29_000);
        var describe = new TransferRequest.Describe(file.path(), file.hash(), Optional.empty());
        GrpcDataPlane plane = fixture.plane();
        assertThat(catchThrowableOfType(
                        PeerUnreachable.class, () -> await(plane.describe(endpoint, describe))))
                .isNotNull();

        PeerServer server = PeerServer.start(
                fixture.transport().server(endpoint),
                TransferEndpoint.service(new OneFileHandler(file), Runnable::run));

        assertThat(await(plane.describe(endpoint, describe))).isEqualTo(file);
        server.close();
    }

    @Test
    void aConnectionThatFailedIsGivenUpInsteadOfTriedAgainForEver() {
        Channels.Use use = channels.use(peer(1));

        ConnectivityState before = use.channel().getState(true);

        assertThat(before).isEqualTo(ConnectivityState.IDLE);
        assertThat(use.channel().isShutdown()).isTrue();
        assertThat(channels.size()).isZero();
    }

    @Test
    void afterItIsClosedEveryPeerIsUnreachable() {
        FileManifest file = manifest(noise(1));
        PeerEndpoint endpoint =
                fixture.serve(TransferEndpoint.service(new OneFileHandler(file), Runnable::run));
        GrpcDataPlane plane = fixture.plane();
        plane.close();

        assertThat(catchThrowableOfType(
                        PeerUnreachable.class,
                        () -> await(plane.describe(
                                endpoint,
                                new TransferRequest.Describe(
                                        file.path(), file.hash(), Optional.empty())))))
                .isNotNull();
    }

    private ManagedChannel useOnce(int port) {
        Channels.Use use = channels.use(peer(port));
        use.release();
        return use.channel();
    }

    private static PeerEndpoint peer(int port) {
        return new PeerEndpoint("127.0.0.1", port);
    }
}
