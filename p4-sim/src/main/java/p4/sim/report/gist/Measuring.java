package p4.sim.report.gist;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import p4.sim.check.Yardstick;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec.Statistic;
import p4.sim.scenario.Scenario;

/** Takes the figures of a run; what a check measures is measured by that check. */
final class Measuring implements Consumer<Entry> {

    private static final double HOUR = 3_600;

    private final Map<Metric, Yardstick> yardsticks = new EnumMap<>(Metric.class);
    private final Map<String, Long> served = new HashMap<>();
    private final List<Long> firstBytes = new ArrayList<>(); // in microseconds
    private Optional<Event.ControlCarried> carried = Optional.empty();

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
        if (entry.event() instanceof Event.FirstBytes first) {
            firstBytes.add(first.after().toNanos() / 1_000);
        }
        if (entry.event() instanceof Event.ControlCarried all) carried = Optional.of(all);
    }

    /** The figures by now; {@code whole} is all of the run, which lasted {@code seconds}. */
    Metrics metrics(Stretch whole, double onlineSeconds, double seconds) {
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
        putFirstBytes(values);
        carried.ifPresent(all -> putCarried(values, all, onlineSeconds / HOUR, seconds));
        return new Metrics(values);
    }

    private void putFirstBytes(Map<Metric, Double> values) {
        if (firstBytes.isEmpty()) return;
        Spread spread = Spread.of(firstBytes.stream().mapToLong(Long::longValue).toArray());
        values.put(Metric.FIRST_BYTE_P50, spread.percentile(50));
        values.put(Metric.FIRST_BYTE_P95, spread.percentile(95));
        values.put(Metric.FIRST_BYTE_P99, spread.percentile(99));
    }

    private static void putCarried(
            Map<Metric, Double> values,
            Event.ControlCarried all,
            double peerHours,
            double seconds) {
        values.put(Metric.TRACKER_MESSAGES_PER_SECOND, all.messages() / seconds);
        if (peerHours == 0) return;
        values.put(Metric.CONTROL_MESSAGES_PER_PEER_HOUR, all.messages() / peerHours);
        values.put(Metric.CONTROL_BYTES_PER_PEER_HOUR, all.bytes() / peerHours);
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
