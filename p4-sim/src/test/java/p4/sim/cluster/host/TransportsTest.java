package p4.sim.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.sim.scenario.Transport;
import p4.transfer.LateHandler;
import p4.wire.grpc.PeerServer;
import p4.wire.grpc.TransferEndpoint;

class TransportsTest {

    private static final PeerId PEER = new PeerId("seeders-1");

    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final Threads threads = new Threads(4, thrown::add);

    @AfterEach
    void stopTheThreads() {
        threads.close();
        assertThat(thrown).isEmpty();
    }

    private Transports transports(Transport kind) {
        return new Transports(kind, threads, new LoopbackPorts(new SplittableRandom(7)));
    }

    private static ServerServiceDefinition service() {
        return TransferEndpoint.service(new LateHandler(), Runnable::run);
    }

    @Test
    void aPeerComesBackToWhereItWas() {
        try (Transports transports = transports(Transport.INPROCESS)) {
            PeerServer before = transports.start(PEER, service());
            PeerEndpoint first = transports.endpoint(PEER, before);
            before.close();

            try (PeerServer after = transports.start(PEER, service())) {
                assertThat(transports.endpoint(PEER, after)).isEqualTo(first);
            }
        }
    }

    @Test
    void aPeerWhosePortIsTakenComesBackElsewhere() {
        try (Transports transports = transports(Transport.NETTY);
                PeerServer stranger = transports.start(PEER, service())) {
            PeerEndpoint taken = transports.endpoint(PEER, stranger);

            try (PeerServer after = transports.start(PEER, service())) {
                assertThat(after.port()).isNotEqualTo(taken.port());
                assertThat(transports.endpoint(PEER, after).port()).isEqualTo(after.port());
            }
        }
    }
}
