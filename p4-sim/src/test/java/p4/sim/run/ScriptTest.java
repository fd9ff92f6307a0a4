package p4.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.TimedAct;
import p4.time.ManualTimeline;
import p4.time.SystemTimeline;
import p4.time.Timeline;

class ScriptTest {

    private final ManualTimeline timeline = new ManualTimeline();
    private final Punctuality punctuality = new Punctuality(timeline, List.of());
    private final List<String> performed = new ArrayList<>();

    private Script script(TimedAct... acts) {
        return new Script(List.of(acts), timeline, punctuality, this::perform);
    }

    private void perform(Act act) {
        performed.add(((Act.Start) act).peer().value());
    }

    private static TimedAct start(long millis, String peer) {
        return new TimedAct(Duration.ofMillis(millis), new Act.Start(new PeerId(peer)));
    }

    @Test
    void everyActIsPerformedAtItsMoment() {
        script(start(0, "a"), start(100, "b"), start(250, "c")).start();

        assertThat(performed).containsExactly("a");
        timeline.advance(Duration.ofMillis(99));
        assertThat(performed).containsExactly("a");
        timeline.advance(Duration.ofMillis(151));

        assertThat(performed).containsExactly("a", "b", "c");
        assertThat(punctuality.measured().get(0).max()).isZero();
    }

    @Test
    void actsOfOneMomentAreInTheOrderOfThePlan() {
        script(start(200, "late"), start(100, "x"), start(100, "a"), start(100, "m"))
                .start();

        timeline.advance(Duration.ofMillis(200));

        assertThat(performed).containsExactly("x", "a", "m", "late");
    }

    @Test
    void afterItIsStoppedNothingIsPerformed() {
        Script script = script(start(100, "a"), start(200, "b"));
        script.start();
        timeline.advance(Duration.ofMillis(150));

        script.stop();
        timeline.advance(Duration.ofMillis(150));

        assertThat(performed).containsExactly("a");
    }

    @Test
    void anActMayEndTheScript() {
        var scripts = new ArrayList<Script>();
        List<TimedAct> acts = List.of(start(100, "a"), start(100, "b"));
        var script = new Script(acts, timeline, punctuality, act -> {
            perform(act);
            scripts.get(0).stop();
        });
        scripts.add(script);

        script.start();
        timeline.advance(Duration.ofMillis(100));

        assertThat(performed).containsExactly("a");
    }

    @Test
    void inRealTimeActsOfOneMomentAreInTheOrderOfThePlanToo() throws InterruptedException {
        var pool = Executors.newScheduledThreadPool(1);
        Timeline real = new SystemTimeline(pool);
        var last = new CountDownLatch(1);
        List<TimedAct> acts = IntStream.range(0, 2_000)
                .mapToObj(n -> start(1 + n / 100, "peer-" + n))
                .toList();
        var script = new Script(acts, real, new Punctuality(real, List.of()), act -> {
            perform(act);
            if (performed.size() == acts.size()) last.countDown();
        });

        real.execute(script::start);

        assertThat(last.await(20, TimeUnit.SECONDS)).isTrue();
        pool.shutdownNow();
        assertThat(performed)
                .containsExactlyElementsOf(acts.stream()
                        .map(timed -> ((Act.Start) timed.act()).peer().value())
                        .toList());
    }
}
