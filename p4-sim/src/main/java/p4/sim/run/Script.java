package p4.sim.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import p4.sim.cluster.Act;
import p4.sim.cluster.TimedAct;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * The acts of a run, each performed when it is due.
 *
 * <p>Lives on the laboratory's timeline. However late that is, acts are performed in the order in
 * which they were planned, those of the same moment too: nothing is done before it was asked for.
 */
final class Script {

    private final List<TimedAct> acts;
    private final Timeline timeline;
    private final Punctuality punctuality;
    private final Consumer<Act> stage;
    private Instant began = Instant.MIN;
    private Alarm alarm = () -> {};
    private int next;

    /** Performs {@code acts} on {@code stage}; of those with the same moment the earlier first. */
    Script(List<TimedAct> acts, Timeline timeline, Punctuality punctuality, Consumer<Act> stage) {
        this.acts = acts.stream().sorted(Comparator.comparing(TimedAct::at)).toList();
        this.timeline = timeline;
        this.punctuality = punctuality;
        this.stage = stage;
    }

    /** Begins now: this is the moment that acts are counted from. */
    void start() {
        began = timeline.instant();
        performDue();
    }

    /** Performs no more. */
    void stop() {
        next = acts.size();
        alarm.cancel();
    }

    private void performDue() {
        while (next < acts.size()) {
            Instant due = began.plus(acts.get(next).at());
            Duration early = Duration.between(timeline.instant(), due);
            if (early.compareTo(Duration.ZERO) > 0) {
                alarm = timeline.after(early, this::performDue);
                return;
            }
            punctuality.acts(due);
            stage.accept(acts.get(next++).act());
        }
    }
}
