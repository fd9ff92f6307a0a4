package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.model.Token;
import p4.sim.Scenarios;
import p4.sim.cluster.Capability;
import p4.sim.cluster.remote.Berth;
import p4.sim.cluster.remote.Fleet;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.sim.workload.Catalog;

@Timeout(30)
class RemoteTestbedTest {

    private final Sluggish fleet = new Sluggish();

    /** A fleet whose hosts are long in coming up. */
    private static final class Sluggish implements Fleet {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Token token() {
            return Token.draw(new SplittableRandom(7));
        }

        @Override
        public CompletionStage<Berth> start(String host) {
            asked.countDown();
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> kill(String host) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> pause(String host) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> resume(String host) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void whoAbandonsItWaitsForNoHostThatIsStillToComeUp() throws InterruptedException {
        Scenario scenario = Scenarios.minute(List.of(), List.of(), List.of());
        Catalog catalog = Catalog.draw(scenario, new Seed(7));

        try (var testbed = new RemoteTestbed(() -> fleet, 1)) {
            CompletableFuture<Object> cluster = CompletableFuture.supplyAsync(() ->
                    testbed.cluster(scenario, catalog.members(), new Seed(7), testbed.journal()));
            assertThat(fleet.asked.await(10, TimeUnit.SECONDS)).isTrue();

            testbed.abandon();

            assertThat(cluster).failsWithin(10, TimeUnit.SECONDS);
            assertThat(fleet.closed).hasPositiveValue();
        }
    }

    @Test
    void whoAbandonsItBeforeItBeginsIsToldThatTheRunIsOver() {
        Scenario scenario = Scenarios.minute(List.of(), List.of(), List.of());
        Catalog catalog = Catalog.draw(scenario, new Seed(7));

        try (var testbed = new RemoteTestbed(() -> fleet, 1)) {
            testbed.abandon();

            assertThatThrownBy(() -> testbed.cluster(
                            scenario, catalog.members(), new Seed(7), testbed.journal()))
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("the run is over");
            assertThat(fleet.asked.getCount()).isOne();
        }
    }
}
