package p4.sim.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import p4.sim.check.Yardstick;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.report.chart.Point;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.CheckSpec.Statistic;
import p4.sim.scenario.Scenario;

/**
 * The figures of a run; one that there was nothing to measure for is not among them.
 *
 * <p>What a check measures is measured by that check.
 */
public record Metrics(Map<Metric, Double> values) {

    private static final Map<Metric, CheckSpec> BY_CHECKS = byChecks();

    public Metrics {
        values = Collections.unmodifiableMap(copy(values));
    }

    /** Measures a run of {@code scenario} by its {@code journal}, which has everything in it. */
    public static Metrics of(Scenario scenario, List<Entry> journal) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        List<OptionalDouble> found =
                Yardstick.measure(List.copyOf(BY_CHECKS.values()), scenario, journal);
        List<Metric> measured = List.copyOf(BY_CHECKS.keySet());
        for (int i = 0; i < measured.size(); i++) {
            Metric metric = measured.get(i);
            found.get(i).ifPresent(value -> values.put(metric, value));
        }
        putTotals(values, Series.of(journal).seconds());
        values.put(Metric.ONLINE_TIME, onlineTime(Chronicle.of(journal).online()));
        putServed(values, journal);
        return new Metrics(values);
    }

    /** The figure called {@code metric}, if it was measured. */
    public OptionalDouble value(Metric metric) {
        Double value = values.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Map<Metric, Double> copy(Map<Metric, Double> values) {
        Map<Metric, Double> copy = new EnumMap<>(Metric.class);
        copy.putAll(values);
        return copy;
    }

    private static Map<Metric, CheckSpec> byChecks() {
        Map<Metric, CheckSpec> specs = new EnumMap<>(Metric.class);
        specs.put(Metric.DOWNLOAD_SUCCESS, of(CheckName.FETCH_SUCCESS, Statistic.TOTAL));
        specs.put(Metric.SEARCH_SUCCESS, of(CheckName.SEARCH_SUCCESS, Statistic.TOTAL));
        specs.put(Metric.PUT_SUCCESS, of(CheckName.PUT_SUCCESS, Statistic.TOTAL));
        specs.put(Metric.FETCH_TIME_P50, of(CheckName.FETCH_TIME, Statistic.MEDIAN));
        specs.put(Metric.FETCH_TIME_P95, of(CheckName.FETCH_TIME, Statistic.P95));
        specs.put(Metric.FETCH_TIME_P99, of(CheckName.FETCH_TIME, Statistic.P99));
        specs.put(Metric.EVICTION_LAG_P50, of(CheckName.EVICTION_LAG, Statistic.MEDIAN));
        specs.put(Metric.EVICTION_LAG_P99, of(CheckName.EVICTION_LAG, Statistic.P99));
        specs.put(Metric.RECOVERY_TIME, of(CheckName.RECOVERY_TIME, Statistic.MAX));
        return specs;
    }

    private static CheckSpec of(CheckName name, Statistic statistic) {
        return Yardstick.of(name, statistic);
    }

    private static void putTotals(Map<Metric, Double> values, List<Series.Second> seconds) {
        values.put(Metric.DOWNLOADS_OK, sum(seconds, Series.Second::ok));
        values.put(Metric.DOWNLOADS_FAILED, sum(seconds, Series.Second::failed));
        values.put(Metric.DOWNLOADS_REFUSED, sum(seconds, Series.Second::refused));
        values.put(Metric.DOWNLOADS_UNAVAILABLE, sum(seconds, Series.Second::unavailable));
        values.put(Metric.CRASHES, sum(seconds, Series.Second::crashes));
        values.put(Metric.EVICTIONS, sum(seconds, Series.Second::evictions));
        values.put(Metric.BYTES_KEPT, sum(seconds, Series.Second::bytes));
    }

    private static double sum(List<Series.Second> seconds, ToLongFunction<Series.Second> column) {
        return seconds.stream().mapToLong(column).sum();
    }

    private static double onlineTime(List<Point> online) {
        double seconds = 0;
        for (int i = 1; i < online.size(); i++) {
            seconds += online.get(i - 1).y()
                    * (online.get(i).x() - online.get(i - 1).x());
        }
        return seconds;
    }

    private static void putServed(Map<Metric, Double> values, List<Entry> journal) {
        Map<String, Long> served = new TreeMap<>();
        for (Entry entry : journal) {
            if (entry.event() instanceof Event.BytesServed bytes) {
                served.merge(entry.who(), bytes.bytes(), Long::sum);
            }
        }
        long all = served.values().stream().mapToLong(Long::longValue).sum();
        values.put(Metric.BYTES_SERVED, (double) all);
        if (all == 0) return;
        long most = served.values().stream().mapToLong(Long::longValue).max().orElse(0);
        values.put(Metric.BUSIEST_PEER_BYTES, (double) most);
        values.put(Metric.BUSIEST_PEER_SHARE, (double) most / all);
    }
}
