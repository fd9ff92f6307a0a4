package p4.sim.report.gist;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import p4.sim.check.Yardstick;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec.Statistic;
import p4.sim.scenario.Scenario;

/** Takes the figures of a run; what a check measures is measured by that check. */
final class Measuring implements Consumer<Entry> {

    private final Map<Metric, Yardstick> yardsticks = new EnumMap<>(Metric.class);
    private final Map<String, Long> served = new HashMap<>();

    Measuring(Scenario scenario) {
        lay(scenario, Metric.DOWNLOAD_SUCCESS, CheckName.FETCH_SUCCESS, Statistic.TOTAL);
        lay(scenario, Metric.SEARCH_SUCCESS, CheckName.SEARCH_SUCCESS, Statistic.TOTAL);
        lay(scenario, Metric.PUT_SUCCESS, CheckName.PUT_SUCCESS, Statistic.TOTAL);
        lay(scenario, Metric.FETCH_TIME_P50, CheckName.FETCH_TIME, Statistic.MEDIAN);
        lay(scenario, Metric.FETCH_TIME_P95, CheckName.FETCH_TIME, Statistic.P95);
        lay(scenario, Metric.FETCH_TIME_P99, CheckName.FETCH_TIME, Statistic.P99);
        lay(scenario, Metric.EVICTION_LAG_P50, CheckName.EVICTION_LAG, Statistic.MEDIAN);
        lay(scenario, Metric.EVICTION_LAG_P99, CheckName.EVICTION_LAG, Statistic.P99);
        lay(scenario, Metric.RECOVERY_TIME, CheckName.RECOVERY_TIME, Statistic.MAX);
    }

    private void lay(Scenario scenario, Metric metric, CheckName name, Statistic statistic) {
        yardsticks.put(metric, new Yardstick(scenario, name, statistic));
    }

    @Override
    public void accept(Entry entry) {
        yardsticks.values().forEach(yardstick -> yardstick.accept(entry));
        if (entry.event() instanceof Event.BytesServed bytes) {
            served.merge(entry.who(), bytes.bytes(), Long::sum);
        }
    }

    /** The figures by now; {@code whole} is all of the run. */
    Metrics metrics(Stretch whole, double onlineSeconds) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        yardsticks.forEach((metric, yardstick) ->
                yardstick.measured().ifPresent(value -> values.put(metric, value)));
        values.put(Metric.DOWNLOADS_OK, (double) whole.ok());
        values.put(Metric.DOWNLOADS_FAILED, (double) whole.failed());
        values.put(Metric.DOWNLOADS_REFUSED, (double) whole.refused());
        values.put(Metric.DOWNLOADS_UNAVAILABLE, (double) whole.unavailable());
        values.put(Metric.CRASHES, (double) whole.crashes());
        values.put(Metric.EVICTIONS, (double) whole.evictions());
        values.put(Metric.BYTES_KEPT, (double) whole.bytes());
        values.put(Metric.ONLINE_TIME, onlineSeconds);
        putServed(values);
        return new Metrics(values);
    }

    private void putServed(Map<Metric, Double> values) {
        long all = served.values().stream().mapToLong(Long::longValue).sum();
        values.put(Metric.BYTES_SERVED, (double) all);
        if (all == 0) return;
        double most = Collections.max(served.values());
        values.put(Metric.BUSIEST_PEER_BYTES, most);
        values.put(Metric.BUSIEST_PEER_SHARE, most / all);
    }
}
