package p4.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import p4.peer.PeerCommands;

/** A progress bar with rate and time left, or nothing where nobody watches. */
abstract class ProgressLine implements PeerCommands.Progress, AutoCloseable {

    private static final int COLUMNS = 100;
    private static final long MIB = 1L << 20;

    @Override
    public abstract void close();

    /** Draws on {@code terminal}. */
    static ProgressLine on(PrintStream terminal, String what) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setUnit("MiB", MIB)
                .setInitialMax(-1)
                .showSpeed()
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, COLUMNS))
                .build();
        return new Drawn(bar);
    }

    /** Draws nothing. */
    static ProgressLine silent() {
        return new Silent();
    }

    private static final class Drawn extends ProgressLine {

        private final ProgressBar bar;

        Drawn(ProgressBar bar) {
            this.bar = bar;
        }

        @Override
        public void moved(long done, long total) {
            bar.maxHint(total);
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    private static final class Silent extends ProgressLine {

        @Override
        public void moved(long done, long total) {}

        @Override
        public void close() {}
    }
}
