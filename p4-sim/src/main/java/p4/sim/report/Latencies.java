package p4.sim.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** The downloads that ended well, the quickest first. */
record Latencies(List<Download> downloads) {

    /** One download. */
    record Download(
            String peer, long fetch, String path, long bytes, Duration took, String detail) {}

    static Latencies of(List<Entry> journal) {
        var paths = new HashMap<Long, String>();
        var downloads = new ArrayList<Download>();
        for (Entry entry : journal) {
            if (entry.event() instanceof Event.FetchAsked asked)
                paths.put(asked.fetch(), asked.path());
            if (entry.event() instanceof Event.FetchEnded ended
                    && ended.outcome() == Event.Outcome.OK) {
                downloads.add(new Download(
                        entry.who(),
                        ended.fetch(),
                        paths.getOrDefault(ended.fetch(), ""),
                        ended.bytes(),
                        ended.took(),
                        ended.detail()));
            }
        }
        downloads.sort(Comparator.comparing(Download::took));
        return new Latencies(List.copyOf(downloads));
    }

    /** How long each took, in seconds. */
    List<Double> seconds() {
        return downloads.stream()
                .map(download -> download.took().toNanos() / 1e9)
                .toList();
    }

    /** The nearest-rank percentile, in seconds; there must be a download. */
    double percentile(int percent) {
        List<Double> sorted = seconds();
        int rank = (int) Math.ceil(percent * sorted.size() / 100.0);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
