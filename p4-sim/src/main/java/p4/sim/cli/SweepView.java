package p4.sim.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Quantity;
import p4.sim.run.Outcome;
import p4.sim.scenario.Scenario;
import p4.sim.sweep.Row;
import p4.sim.sweep.Witness;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * Shows how a sweep goes: one line that is drawn again and again on a terminal, and a plain line
 * every five seconds elsewhere.
 */
final class SweepView implements Witness {

    private static final int BAR = 24;
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final Screen screen;
    private final Timeline timeline;
    private final Witness next;
    private final int runs;
    private final Instant begun;
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private volatile Alarm alarm = () -> {};

    /** Shows how {@code runs} runs go, and passes on to {@code next} what it sees. */
    SweepView(Screen screen, Timeline timeline, int runs, Witness next) {
        this.screen = screen;
        this.timeline = timeline;
        this.runs = runs;
        this.next = next;
        this.begun = timeline.instant();
    }

    /** Shows the sweep from now on, until {@link #stop}. */
    void start() {
        Duration pause = screen.interactive() ? Duration.ofMillis(250) : Duration.ofSeconds(5);
        alarm = timeline.after(pause, () -> {
            show();
            start();
        });
    }

    /** Shows no more, and leaves the cursor at the beginning of a line. */
    void stop() {
        alarm.cancel();
        if (screen.interactive()) screen.out().print(CLEAR_LINE);
        screen.out().flush();
    }

    /** How long it has been going on. */
    Duration took() {
        return Duration.between(begun, timeline.instant());
    }

    @Override
    public void ended(Row row, Scenario scenario, Outcome outcome) {
        next.ended(row, scenario, outcome);
        counter(row.result()).incrementAndGet();
    }

    @Override
    public void differed(Row row, Scenario scenario, Outcome again) {
        next.differed(row, scenario, again);
    }

    private AtomicInteger counter(Verdict.Result result) {
        return switch (result) {
            case PASSED -> passed;
            case FAILED -> failed;
            case UNKNOWN -> unknown;
        };
    }

    private void show() {
        int done = passed.get() + failed.get() + unknown.get();
        String line = String.format(
                Locale.ROOT,
                "%s%d of %d runs · %d passed, %d failed, %d unknown · %s",
                screen.interactive() ? bar(done) + " " : "",
                done,
                runs,
                passed.get(),
                failed.get(),
                unknown.get(),
                left(done));
        if (screen.interactive()) screen.out().print(CLEAR_LINE + line);
        else screen.out().println(line);
        screen.out().flush();
    }

    private String left(int done) {
        String gone = Quantity.seconds((double) took().toSeconds());
        if (done == 0) return gone + " gone";
        double seconds = took().toMillis() / 1e3 / done * (runs - done);
        return gone + " gone, about " + Quantity.seconds(Math.ceil(seconds)) + " left";
    }

    private String bar(int done) {
        int full = Math.round((float) done / runs * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }
}
