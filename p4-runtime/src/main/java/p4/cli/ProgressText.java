package p4.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;
import org.jline.utils.AttributedString;

/**
 * Writes how far a transfer is: its name, share done, a bar, bytes, rate, and time left.
 *
 * <p>The rate is that of the last seconds, and in the end that of the whole. The line is never wider
 * than the terminal; the bar goes first where there is little room. For one thread at a time.
 */
final class ProgressText implements ProgressBarRenderer {

    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final int NAME_SHARE = 3;
    private static final int BAR_MIN = 8;
    private static final int BAR_MAX = 50;
    private static final double NANOS = 1e9;
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

    private final Deque<Moment> window = new ArrayDeque<>();

    /** How much was done when. */
    private record Moment(Duration elapsed, long done) {}

    @Override
    public String render(ProgressState state, int columns) {
        return line(
                state.getTaskName(),
                state.getCurrent(),
                state.getMax(),
                state.getTotalElapsed(),
                columns);
    }

    /** The line for {@code done} bytes of {@code total} after {@code elapsed}. */
    String line(String name, long done, long total, Duration elapsed, int columns) {
        double share = total <= 0 ? 1 : Math.min(1.0, (double) done / total);
        boolean over = done >= total;
        double rate =
                over ? rate(new Moment(Duration.ZERO, 0), elapsed, done) : rate(elapsed, done);
        String head = trimmed(name, columns / NAME_SHARE)
                + String.format(Locale.ROOT, " %3d%% ", (int) (share * 100));
        String tail = String.format(
                " %s of %s  %s/s  %s",
                SizeText.of(done),
                SizeText.of(total),
                SizeText.of((long) rate),
                time(over ? elapsed : left(total - done, rate), over));
        int room = Math.min(BAR_MAX, columns - width(head) - width(tail) - 2);
        String bar = room < BAR_MIN ? "" : "▕" + bar(share, room) + "▏";
        return trimmed(head + bar + tail, columns);
    }

    private double rate(Duration elapsed, long done) {
        window.addLast(new Moment(elapsed, done));
        while (window.size() > 2
                && elapsed.minus(WINDOW).compareTo(window.getFirst().elapsed()) > 0) {
            window.removeFirst();
        }
        return rate(window.getFirst(), elapsed, done);
    }

    private static double rate(Moment since, Duration elapsed, long done) {
        double seconds = elapsed.minus(since.elapsed()).toNanos() / NANOS;
        return seconds <= 0 ? 0 : (done - since.done()) / seconds;
    }

    private static Duration left(long bytes, double rate) {
        return rate < 1
                ? Duration.ofSeconds(-1)
                : Duration.ofSeconds((long) Math.ceil(bytes / rate));
    }

    private static String time(Duration time, boolean over) {
        String text = time.isNegative() ? "-:--" : clock(time);
        return over ? "in " + text : text + " left";
    }

    private static String clock(Duration time) {
        long hours = time.toHours();
        String minutes = String.format(
                hours > 0 ? "%02d:%02d" : "%d:%02d", time.toMinutesPart(), time.toSecondsPart());
        return hours > 0 ? hours + ":" + minutes : minutes;
    }

    private static String bar(double share, int room) {
        int eighths = (int) (share * room * EIGHTHS.length);
        String full = "█".repeat(eighths / EIGHTHS.length) + EIGHTHS[eighths % EIGHTHS.length];
        return full + " ".repeat(room - full.length());
    }

    private static String trimmed(String text, int columns) {
        var wide = new AttributedString(text);
        if (wide.columnLength() <= columns) return text;
        return wide.columnSubSequence(0, columns - 1) + "…";
    }

    private static int width(String text) {
        return new AttributedString(text).columnLength();
    }
}
