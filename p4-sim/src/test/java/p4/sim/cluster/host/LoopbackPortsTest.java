package p4.sim.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {

    private static ServerSocket listening(InetSocketAddress address) {
        try {
            return new ServerSocket(address.getPort(), 1, address.getAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    @Test
    void aPortThatIsTakenIsPassedOver() throws IOException {
        var one = new LoopbackPorts(new SplittableRandom(7));
        var other = new LoopbackPorts(new SplittableRandom(7));

        try (ServerSocket first = one.listen("a", LoopbackPortsTest::listening);
                ServerSocket second = other.listen("a", LoopbackPortsTest::listening)) {
            assertThat(second.getLocalPort()).isNotEqualTo(first.getLocalPort());
        }
    }

    @Test
    void portsLieBelowThoseOfOutgoingConnectionsAndOnThisMachineOnly() {
        var ports = new LoopbackPorts(new SplittableRandom(7));
        List<InetSocketAddress> tried = new ArrayList<>();

        for (int i = 0; i < 1_000; i++) ports.listen("a", tried::add);

        assertThat(tried)
                .allMatch(address -> address.getPort() > 1_023 && address.getPort() < 32_768)
                .allMatch(address -> address.getAddress().isLoopbackAddress());
    }

    @Test
    void noPortIsGivenTwiceThoughNobodyListensThereYet() {
        var ports = new LoopbackPorts(new SplittableRandom(7));

        List<Integer> given =
                IntStream.range(0, 1_000).mapToObj(each -> ports.free("a")).toList();

        assertThat(given).doesNotHaveDuplicates();
    }

    @Test
    void whereNothingIsFreeTheReasonIsTold() {
        var ports = new LoopbackPorts(new SplittableRandom(7));

        assertThatThrownBy(() -> ports.listen("a", address -> {
                    throw new UncheckedIOException(new IOException("no port for " + address));
                }))
                .hasMessageContaining("no port for " + InetAddress.getLoopbackAddress());
    }
}
