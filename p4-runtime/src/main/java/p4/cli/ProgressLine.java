package p4.cli;

import java.io.PrintStream;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import p4.peer.PeerCommands;

/** A progress bar with rate and time left, or nothing where nobody watches. */
abstract class ProgressLine implements PeerCommands.Progress, AutoCloseable {

    private static final int UPDATE_MILLIS = 200;

    /** Leaves the last state on a line of its own; nothing if nothing moved. */
    @Override
    public abstract void close();

    /** Draws on {@code terminal}, which is {@code columns} wide, as soon as something moves. */
    static ProgressLine on(PrintStream terminal, IntSupplier columns, String what) {
        return new Drawn(terminal, columns, what);
    }

    /** Draws nothing. */
    static ProgressLine silent() {
        return new Silent();
    }

    private static final class Drawn extends ProgressLine {

        private final PrintStream terminal;
        private final IntSupplier columns;
        private final String what;
        private @Nullable ProgressBar bar;
        private boolean closed;

        Drawn(PrintStream terminal, IntSupplier columns, String what) {
            this.terminal = terminal;
            this.columns = columns;
            this.what = what;
        }

        @Override
        public synchronized void moved(long done, long total) {
            if (closed) return; // nobody waits for it any more
            if (bar == null) bar = begin(total);
            bar.stepTo(done);
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (bar != null) bar.close();
            bar = null;
        }

        private ProgressBar begin(long total) {
            // One column stays free: some terminals begin a new line as soon as the last is used.
            int width = columns.getAsInt() - 1;
            return new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(total)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setRenderer(new ProgressText())
                    .setConsumer(new ConsoleProgressBarConsumer(terminal, width))
                    .build();
        }
    }

    private static final class Silent extends ProgressLine {

        @Override
        public void moved(long done, long total) {}

        @Override
        public void close() {}
    }
}
