package p4.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** A run, second by second. */
record Series(List<Second> seconds) {

    /**
     * One second; {@code online} and {@code registered} are as at its end, the rest happened in it.
     *
     * <p>{@code registered} is as last looked at. {@code bytes} were kept by requesters.
     */
    record Second(
            int second,
            int online,
            int registered,
            int crashes,
            int evictions,
            int ok,
            int failed,
            int refused,
            long bytes) {}

    static Series of(List<Entry> journal) {
        var counter = new Counter();
        journal.forEach(counter::hear);
        counter.close(counter.second);
        return new Series(List.copyOf(counter.seconds));
    }

    /** Comma-separated lines, the names of the columns first. */
    List<String> csv() {
        var lines = new ArrayList<String>();
        lines.add("second,online,registered,crashes,evictions,fetches_ok,fetches_failed,"
                + "fetches_refused,bytes");
        for (Second s : seconds) {
            lines.add(String.join(
                    ",",
                    List.of(
                            "" + s.second(),
                            "" + s.online(),
                            "" + s.registered(),
                            "" + s.crashes(),
                            "" + s.evictions(),
                            "" + s.ok(),
                            "" + s.failed(),
                            "" + s.refused(),
                            "" + s.bytes())));
        }
        return lines;
    }

    /** Counts as it goes through a journal. */
    private static final class Counter {

        private final List<Second> seconds = new ArrayList<>();
        private final Set<String> online = new TreeSet<>();
        private int second;
        private int registered;
        private int crashes;
        private int evictions;
        private int ok;
        private int failed;
        private int refused;
        private long bytes;

        void hear(Entry entry) {
            int now = (int) entry.at().toSeconds();
            while (second < now) close(second++);
            Event event = entry.event();
            if (event instanceof Event.PeerStarted) online.add(entry.who());
            if (event instanceof Event.PeerLeft) online.remove(entry.who());
            if (event instanceof Event.PeerCrashed) {
                online.remove(entry.who());
                crashes++;
            }
            if (event instanceof Event.LeaseEvicted) evictions++;
            if (event instanceof Event.Looked looked)
                registered = looked.registered().size();
            if (event instanceof Event.FetchEnded ended) count(ended);
        }

        private void count(Event.FetchEnded ended) {
            switch (ended.outcome()) {
                case OK -> {
                    ok++;
                    bytes += ended.bytes();
                }
                case REFUSED -> refused++;
                case NOT_FOUND, FAILED, UNAVAILABLE -> failed++;
                case ABANDONED -> {}
            }
        }

        void close(int ended) {
            seconds.add(new Second(
                    ended,
                    online.size(),
                    registered,
                    crashes,
                    evictions,
                    ok,
                    failed,
                    refused,
                    bytes));
            crashes = 0;
            evictions = 0;
            ok = 0;
            failed = 0;
            refused = 0;
            bytes = 0;
        }
    }
}
