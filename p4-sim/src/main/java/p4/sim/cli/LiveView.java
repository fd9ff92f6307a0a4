package p4.sim.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * Shows how a run goes: one line that is drawn again and again on a terminal, and a plain line every
 * five seconds elsewhere.
 */
final class LiveView {

    private static final int BAR = 24;
    private static final String CLEAR_LINE = "\r\u001b[2K";

    /** Around a line that is drawn again: on a narrow terminal it is cut off and not broken in two. */
    private static final String CUT = "\u001b[?7l";

    private static final String BREAK = "\u001b[?7h";

    private final PrintStream out;
    private final boolean terminal;
    private final Timeline timeline;
    private final Tally tally;
    private final Duration duration;
    private final Instant begun;
    private Alarm alarm = () -> {};

    LiveView(PrintStream out, boolean terminal, Timeline timeline, Tally tally, Duration duration) {
        this.out = out;
        this.terminal = terminal;
        this.timeline = timeline;
        this.tally = tally;
        this.duration = duration;
        this.begun = timeline.instant();
    }

    /** Shows the run from now on, until {@link #stop}. */
    void start() {
        alarm = timeline.after(terminal ? Duration.ofMillis(250) : Duration.ofSeconds(5), () -> {
            show();
            start();
        });
    }

    /** Shows no more, and leaves the cursor at the beginning of a line. */
    void stop() {
        alarm.cancel();
        if (terminal) out.print(CLEAR_LINE);
        out.flush();
    }

    /** Shows {@code line} at once, and goes on below it; from any thread. */
    void say(String line) {
        out.println((terminal ? CLEAR_LINE : "") + line);
    }

    private void show() {
        Tally.Counts counts = tally.counts();
        Duration now = Duration.between(begun, timeline.instant());
        if (terminal) out.print(CLEAR_LINE + CUT + line(counts, now, true) + BREAK);
        else out.println(line(counts, now, false));
        out.flush();
    }

    private String line(Tally.Counts counts, Duration now, boolean withBar) {
        String phase = counts.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return String.format(
                Locale.ROOT,
                "%5.1fs  %-7s %s%3d online · downloads %d ok, %d failed, %d refused · %d crashes,"
                        + " %d evictions",
                now.toMillis() / 1e3,
                phase,
                withBar ? bar(counts, now) + " " : "",
                counts.online(),
                counts.ok(),
                counts.failed(),
                counts.refused(),
                counts.crashes(),
                counts.evictions());
    }

    private String bar(Tally.Counts counts, Duration now) {
        double share = switch (counts.phase()) {
            case SET_UP -> 0;
            case DISTURB ->
                (double) now.minus(counts.phaseBegan()).toMillis() / duration.toMillis();
            case HEAL, SETTLE, JUDGE -> 1;
        };
        int full = (int) Math.round(Math.min(Math.max(share, 0), 1) * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }
}
