package p4.sim.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an entry of {@code workload:}. */
final class WorkText {

    private WorkText() {}

    static Map<String, Object> write(Workload workload) {
        var section = new LinkedHashMap<String, Object>();
        section.put("by", workload.by());
        section.put("rate", rate(workload.arrival()));
        workload.arrival().wave().ifPresent(wave -> section.put("wave", WaveSection.write(wave)));
        // Java 17 has no pattern switch; ScenarioWriterTest.writesEveryWorkload keeps it complete.
        if (workload instanceof Workload.Fetch fetch) {
            section.put("popularity", "zipf(" + DistributionText.plain(fetch.zipf()) + ")");
            section.put("at-most-once", fetch.atMostOnce());
            section.put("token", Keys.of(fetch.proof().token()));
            section.put("ticket", Keys.of(fetch.proof().ticket()));
            return Map.of("fetch", section);
        }
        if (workload instanceof Workload.Put put) {
            section.put("copies", put.copies());
            return Map.of("put", section);
        }
        if (workload instanceof Workload.Search search) {
            section.put("for", Keys.of(search.target()));
            section.put("popularity", "zipf(" + DistributionText.plain(search.zipf()) + ")");
            search.way().ifPresent(way -> section.put("way", Keys.of(way)));
            return Map.of("search", section);
        }
        throw new AssertionError(workload);
    }

    private static String rate(Workload.Arrival arrival) {
        String perSecond = DistributionText.plain(arrival.perSecond()) + "/s";
        return arrival.poisson() ? perSecond : perSecond + " fixed";
    }
}
