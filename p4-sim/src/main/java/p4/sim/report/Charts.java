package p4.sim.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** The pictures of a run. */
final class Charts {

    private final Report report;
    private final Series series;
    private final double end;

    Charts(Report report, Series series) {
        this.report = report;
        this.series = series;
        List<Entry> journal = report.journal();
        this.end =
                journal.isEmpty() ? 1 : seconds(journal.get(journal.size() - 1).at());
    }

    /** Who was up and who was registered, with crashes, evictions and phases. */
    String peers() {
        int most = series.seconds().stream()
                .mapToInt(second -> Math.max(second.online(), second.registered()))
                .max()
                .orElse(1);
        var chart = new Chart("Peers online and registered over time", "s", end, most);
        phases(chart);
        outages(chart);
        double[] times = online(true);
        chart.steps("online", times, online(false));
        chart.steps("registered", looks(true), looks(false));
        for (Entry entry : report.journal()) {
            double at = seconds(entry.at());
            if (entry.event() instanceof Event.PeerCrashed) {
                chart.dot("crash", at, 0, entry.who() + " crashed at " + number(at) + " s");
            } else if (entry.event() instanceof Event.LeaseEvicted evicted) {
                chart.dot(
                        "eviction",
                        at,
                        most * 0.06,
                        evicted.peer() + " evicted at " + number(at) + " s");
            }
        }
        return chart.svg();
    }

    /** Downloads that ended in each second, by how they ended. */
    String downloads() {
        int most = series.seconds().stream()
                .mapToInt(second -> second.ok() + second.failed() + second.refused())
                .max()
                .orElse(1);
        var chart = new Chart("Downloads per second by outcome", "s", end, Math.max(most, 1));
        phases(chart);
        for (Series.Second s : series.seconds()) {
            String hint = "second " + s.second() + ": " + s.ok() + " ok, " + s.refused()
                    + " refused, " + s.failed() + " failed";
            chart.bar("ok", s.second(), 1, 0, s.ok(), hint);
            chart.bar("refused", s.second(), 1, s.ok(), s.ok() + s.refused(), hint);
            chart.bar(
                    "failed",
                    s.second(),
                    1,
                    s.ok() + s.refused(),
                    s.ok() + s.refused() + s.failed(),
                    hint);
        }
        return chart.svg();
    }

    /** From each crash to the eviction that followed it, against the lease and a second. */
    String lags() {
        double lease = seconds(report.scenario().tracker().lease());
        var chart = new Chart("Seconds from crash to eviction", "s", end, lease + 1);
        chart.level("lease", lease, "lease");
        chart.level("limit", lease + 1, "lease + 1 s");
        var crashed = new TreeMap<String, Duration>();
        for (Entry entry : report.journal()) {
            if (entry.event() instanceof Event.PeerCrashed) crashed.put(entry.who(), entry.at());
            if (entry.event() instanceof Event.PeerStarted) crashed.remove(entry.who());
            if (entry.event() instanceof Event.LeaseEvicted evicted) {
                Duration since = crashed.remove(evicted.peer());
                if (since == null) continue;
                double lag = seconds(entry.at().minus(since));
                chart.dot(
                        "eviction",
                        seconds(since),
                        lag,
                        evicted.peer() + ": " + number(lag) + " s from crash to eviction");
            }
        }
        return chart.svg();
    }

    /** What share of the downloads took at most so long. */
    String latencies() {
        List<Double> times = times();
        if (times.isEmpty()) return "";
        double slowest = times.get(times.size() - 1) * 1_000;
        var chart = new Chart("Share of downloads that took at most so long", "ms", slowest, 100);
        double[] xs = new double[times.size() + 1];
        double[] ys = new double[times.size() + 1];
        for (int i = 0; i < times.size(); i++) {
            xs[i + 1] = times.get(i) * 1_000;
            ys[i + 1] = 100.0 * (i + 1) / times.size();
        }
        for (int percent : List.of(50, 90, 99)) {
            double at = times.get((int) Math.ceil(times.size() * percent / 100.0) - 1) * 1_000;
            chart.dot("mark", at, percent, "p" + percent + " " + number(at) + " ms");
            chart.level("quiet", percent, "p" + percent + " " + number(at) + " ms");
        }
        chart.steps("ok", xs, ys);
        return chart.svg();
    }

    /** How long the good downloads took, in seconds, the quickest first. */
    List<Double> times() {
        return report.journal().stream()
                .filter(entry -> entry.event() instanceof Event.FetchEnded ended
                        && ended.outcome() == Event.Outcome.OK)
                .map(entry -> seconds(((Event.FetchEnded) entry.event()).took()))
                .sorted()
                .toList();
    }

    private void phases(Chart chart) {
        List<Entry> begun = report.journal().stream()
                .filter(entry -> entry.event() instanceof Event.PhaseBegan)
                .toList();
        for (int i = 0; i < begun.size(); i++) {
            var phase = ((Event.PhaseBegan) begun.get(i).event()).phase();
            double to = i + 1 < begun.size() ? seconds(begun.get(i + 1).at()) : end;
            String name = phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            chart.band(i % 2 == 0 ? "even" : "odd", seconds(begun.get(i).at()), to, name);
        }
    }

    private void outages(Chart chart) {
        double from = -1;
        for (Entry entry : report.journal()) {
            Event event = entry.event();
            if (event instanceof Event.TrackerCrashed || event instanceof Event.TrackerCut) {
                from = seconds(entry.at());
            } else if (from >= 0
                    && (event instanceof Event.TrackerStarted
                            || event instanceof Event.TrackerHealed)) {
                chart.band("outage", from, seconds(entry.at()), "no tracker");
                from = -1;
            }
        }
    }

    private double[] online(boolean times) {
        Set<String> up = new TreeSet<>();
        var points = new ArrayList<Double>(List.of(0d));
        for (Entry entry : report.journal()) {
            boolean changed = entry.event() instanceof Event.PeerStarted
                    ? up.add(entry.who())
                    : (entry.event() instanceof Event.PeerCrashed
                                    || entry.event() instanceof Event.PeerLeft)
                            && up.remove(entry.who());
            if (changed) points.add(times ? seconds(entry.at()) : (double) up.size());
        }
        points.add(times ? end : (double) up.size());
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] looks(boolean times) {
        return report.journal().stream()
                .filter(entry -> entry.event() instanceof Event.Looked)
                .mapToDouble(entry -> times
                        ? seconds(entry.at())
                        : ((Event.Looked) entry.event()).registered().size())
                .toArray();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
