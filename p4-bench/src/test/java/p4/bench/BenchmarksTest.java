package p4.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.control.ControlReply;

/** Every benchmark does what it says, once. */
class BenchmarksTest {

    @ParameterizedTest
    @CsvSource({"inprocess, false", "inprocess, true", "netty, false", "netty, true"})
    void aTransferBringsTheWholeFile(String transport, boolean verified) throws Exception {
        var benchmark = new TransferBenchmark();
        benchmark.transport = transport;
        benchmark.verified = verified;

        benchmark.start();
        try {
            assertThat(benchmark.fetch()).isEqualTo(64L << 20);
        } finally {
            benchmark.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bare", "routes"})
    void theTrackerRenewsAndLocates(String through) {
        var benchmark = new TrackerBenchmark();
        benchmark.through = through;
        benchmark.peers = 50;

        benchmark.register();

        assertThat(benchmark.heartbeat()).isInstanceOf(ControlReply.Renewed.class);
        var located = (ControlReply.Located) benchmark.locate();
        assertThat(located.holders()).hasSize(8);
    }

    @Test
    void virtualTimePassesWhileEventsRun() {
        var benchmark = new EventQueueBenchmark();
        benchmark.plan();

        assertThat(benchmark.run()).isPositive();
    }

    @Test
    void theBallGoesToAndFro() {
        var benchmark = new PingPongBenchmark();
        benchmark.serve();

        assertThat(benchmark.play()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"real", "none"})
    void aMinuteOfChurnPasses(String wire) throws Exception {
        var benchmark = new LaboratoryBenchmark();
        benchmark.wire = wire;

        benchmark.prepare();
        try {
            assertThat(benchmark.minute()).isZero();
        } finally {
            benchmark.clean();
        }
    }

    @Test
    void aDigestHas32Bytes() throws Exception {
        var benchmark = new Sha256Benchmark();
        benchmark.fillTheChunk();

        assertThat(benchmark.hash64KiB()).hasSize(32);
    }
}
