package p4.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** A run, second by second. */
record Series(List<Second> seconds) {

    /** The names of the columns, in the order of {@link Second#columns}. */
    static final List<String> COLUMNS = List.of(
            "second",
            "online",
            "registered",
            "crashes",
            "evictions",
            "fetches_ok",
            "fetches_failed",
            "fetches_refused",
            "fetches_unavailable",
            "bytes");

    /**
     * One second; {@code online} and {@code registered} are as at its end, the rest happened in it.
     *
     * <p>{@code registered} is as last looked at. {@code bytes} were kept by requesters. Fetches whose
     * peer went away are not counted.
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
            int unavailable,
            long bytes) {

        /** How many fetches ended. */
        int fetches() {
            return ok + failed + refused + unavailable;
        }

        /** The values of all columns. */
        List<String> columns() {
            return Stream.<Number>of(
                            second,
                            online,
                            registered,
                            crashes,
                            evictions,
                            ok,
                            failed,
                            refused,
                            unavailable,
                            bytes)
                    .map(Number::toString)
                    .toList();
        }
    }

    static Series of(List<Entry> journal) {
        var counter = new Counter();
        journal.forEach(counter::hear);
        counter.close(counter.second);
        return new Series(List.copyOf(counter.seconds));
    }

    /** Comma-separated lines, the names of the columns first. */
    List<String> csv() {
        return Stream.concat(Stream.of(COLUMNS), seconds.stream().map(Second::columns))
                .map(columns -> columns.stream().collect(Collectors.joining(",")))
                .toList();
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
        private int unavailable;
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
            if (event instanceof Event.Looked looked) registered = looked.registered();
            if (event instanceof Event.FetchEnded ended) count(ended);
        }

        private void count(Event.FetchEnded ended) {
            switch (ended.outcome()) {
                case OK -> {
                    ok++;
                    bytes += ended.bytes();
                }
                case REFUSED -> refused++;
                case NOT_FOUND, FAILED -> failed++;
                case UNAVAILABLE -> unavailable++;
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
                    unavailable,
                    bytes));
            crashes = 0;
            evictions = 0;
            ok = 0;
            failed = 0;
            refused = 0;
            unavailable = 0;
            bytes = 0;
        }
    }
}
