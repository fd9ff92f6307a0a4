package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.transfer.TransferSamples.await;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.v1.PeerControlGrpc;
import p4.v1.StatusOrder;
import p4.v1.StatusReport;

/** The control service without a socket. */
final class InProcessPeerControlTest extends PeerControlContract {

    private static final AtomicInteger PORTS = new AtomicInteger(50_000);

    @Override
    Served serve(ServerServiceDefinition service) {
        var timers = new ScheduledThreadPoolExecutor(1);
        var transport = new InProcessTransport(timers);
        var endpoint = new PeerEndpoint("127.0.0.1", PORTS.incrementAndGet());
        PeerServer server = PeerServer.start(transport.server(endpoint), service);
        return new Served(transport.channel(endpoint), server, timers::shutdownNow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "bearer TOKEN", "Basic TOKEN", "TOKEN"})
    void onlyABearerTokenOpensTheDoor(String shown) throws Exception {
        var token = Token.draw(new SplittableRandom(1));
        var peer = new ScriptedCommands();
        Served served = serve(PeerControlEndpoint.service(peer, token));
        ManagedChannel channel = served.channel().build();
        String authorization = shown.replace("TOKEN", token.secret());

        Recorded<StatusOrder, StatusReport> call = status(channel, authorization);

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(call.trailer("http-status")).isEqualTo("401");
        assertThat(peer.heard()).isEmpty();
        channel.shutdownNow();
        served.server().close();
        served.ending().close();
    }

    private static Recorded<StatusOrder, StatusReport> status(Channel channel, String shown) {
        var call = new Recorded<StatusOrder, StatusReport>(
                channel,
                PeerControlGrpc.getStatusMethod(),
                Recorded.metadata("authorization", shown),
                1);
        return call.send(StatusOrder.getDefaultInstance()).halfClose();
    }
}
