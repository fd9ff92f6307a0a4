package p4.sim.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import p4.sim.cluster.host.Threads;
import p4.wire.grpc.NettyTransport;

@Timeout(60)
class RehearsalTest {

    @TempDir
    private Path home;

    @Test
    void nothingOfItIsToldAsAnEventOfTheRunOrLeftOnTheDisk() throws Exception {
        List<Throwable> broken = new CopyOnWriteArrayList<>();
        try (var threads = new Threads(1, broken::add);
                var netty = new NettyTransport(1);
                var hosting = new Hosting(InetAddress.getLoopbackAddress(), home, threads, netty)) {

            hosting.rehearse(2, new SplittableRandom(7))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);

            assertThat(home).isEmptyDirectory();
            assertThat(hosting.log().from(1)).isEmpty();
        }
        assertThat(broken).isEmpty();
    }
}
