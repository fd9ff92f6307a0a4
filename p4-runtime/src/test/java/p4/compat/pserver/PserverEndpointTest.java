package p4.compat.pserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.compat.pserver.wire.Any;
import p4.compat.pserver.wire.Credentials;
import p4.compat.pserver.wire.File;
import p4.compat.pserver.wire.PServerGrpc;
import p4.compat.pserver.wire.PServerGrpc.PServerBlockingStub;
import p4.compat.pserver.wire.Reply;
import p4.compat.pserver.wire.Url;

/** Who may give orders to a peer of pserver: nobody whose address is not this machine's. */
@Timeout(30)
final class PserverEndpointTest {

    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void serveCallersFromElsewhere() throws IOException {
        var nobody = new CompletableFuture<PserverPeer>();
        server = InProcessServerBuilder.forName("peer")
                .addService(PserverEndpoint.service(nobody, "127.0.0.1"))
                .build()
                .start();
        channel = InProcessChannelBuilder.forName("peer").build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void anOrderFromElsewhereIsForbidden() {
        var file = File.newBuilder().setFileName("song.txt").build();

        assertThat(status(peer -> peer.downloadFile(file))).isEqualTo(403);
        assertThat(status(peer -> peer.uploadFile(file))).isEqualTo(403);
        assertThat(status(peer -> peer.requestLogIn(Credentials.getDefaultInstance())))
                .isEqualTo(403);
        assertThat(status(peer -> peer.requestLogOut(Url.getDefaultInstance()))).isEqualTo(403);
        assertThat(status(peer -> peer.requestPinging(Any.getDefaultInstance())))
                .isEqualTo(403);
    }

    @Test
    void nothingIsListedToOneFromElsewhere() {
        PServerBlockingStub peer = PServerGrpc.newBlockingStub(channel);

        assertThat(peer.listIndex(Any.getDefaultInstance()).getMyListList()).isEmpty();
    }

    private int status(Function<PServerBlockingStub, Reply> order) {
        return order.apply(PServerGrpc.newBlockingStub(channel)).getStatusCode();
    }
}
