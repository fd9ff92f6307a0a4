package p4.sim.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/**
 * Writes a scenario as it was understood: every default filled in, every trace written out.
 *
 * <p>What it writes reads back equal.
 */
public final class ScenarioWriter {

    private static final int WIDTH = 10_000; // so that what is short stays on one line
    private static final List<String> SIZES = List.of("B", "KiB", "MiB", "GiB");

    private ScenarioWriter() {}

    /** Writes {@code scenario} as a scenario file. */
    public static String write(Scenario scenario) {
        DumpSettings settings = DumpSettings.builder()
                .setWidth(WIDTH)
                .setSplitLines(false)
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings).dumpToString(top(scenario));
    }

    /** The files beside the scenario that it names then, by name; most scenarios name none. */
    public static Map<String, String> files(Scenario scenario) {
        return scenario.links().map(LinksText::files).orElse(Map.of());
    }

    /** Writes a duration, exactly: in seconds, or in ms where that makes it shorter. */
    public static String duration(Duration duration) {
        String seconds = plain(BigDecimal.valueOf(duration.toNanos(), 9)) + "s";
        String millis = plain(BigDecimal.valueOf(duration.toNanos(), 6)) + "ms";
        return seconds.length() <= millis.length() ? seconds : millis;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** The tree that is written. */
    static Map<String, Object> top(Scenario scenario) {
        var top = new LinkedHashMap<String, Object>();
        top.put("scenario", scenario.name());
        top.put("why", scenario.why());
        putSeeds(top, scenario.seeds());
        top.put("driver", Keys.of(scenario.driver()));
        top.put("twin", scenario.twin());
        top.put("transport", Keys.of(scenario.transport()));
        top.put("wire", Keys.of(scenario.wire()));
        top.put("density", scenario.density());
        top.put("journal", Keys.of(scenario.journal()));
        top.put("protocol", Keys.of(scenario.protocol()));
        if (scenario.protocol().hasTracker()) top.put("tracker", tracker(scenario.tracker()));
        else top.put("overlay", overlay(scenario.overlay()));
        top.put("peers", scenario.peers().stream().map(ScenarioWriter::group).toList());
        scenario.links().ifPresent(links -> top.put("links", LinksText.write(links)));
        top.put("workload", scenario.workload().stream().map(WorkText::write).toList());
        top.put("faults", scenario.faults().stream().map(FaultText::write).toList());
        top.put("checks", checks(scenario.checks()));
        top.put("duration", duration(scenario.duration()));
        return top;
    }

    private static void putSeeds(Map<String, Object> top, List<Long> seeds) {
        long first = seeds.get(0);
        long last = seeds.get(seeds.size() - 1);
        if (seeds.size() == 1) top.put("seed", first);
        else if (isRange(seeds)) top.put("seeds", first + ".." + last);
        else top.put("seeds", seeds);
    }

    private static boolean isRange(List<Long> seeds) {
        for (int i = 1; i < seeds.size(); i++) {
            if (seeds.get(i) != seeds.get(i - 1) + 1) return false;
        }
        return true;
    }

    private static Map<String, Object> tracker(TrackerSpec tracker) {
        var section = new LinkedHashMap<String, Object>();
        section.put("lease", duration(tracker.lease()));
        section.put("heartbeat", duration(tracker.heartbeat()));
        section.put("handout", Keys.of(tracker.handout()));
        section.put("verify", Keys.of(tracker.verify()));
        LinksText.put(section, tracker.station());
        return section;
    }

    private static Map<String, Object> overlay(OverlaySpec overlay) {
        var section = new LinkedHashMap<String, Object>();
        section.put("ping", duration(overlay.ping()));
        section.put("knows", overlay.knows());
        return section;
    }

    private static Map<String, Object> group(PeerGroup group) {
        var section = new LinkedHashMap<String, Object>();
        section.put("group", group.name());
        section.put("count", group.count());
        group.share().ifPresent(share -> section.put("share", share(share)));
        group.churn().ifPresent(churn -> section.put("churn", churn(churn)));
        section.put("takes-uploads", group.takesUploads());
        LinksText.put(section, group.station());
        return section;
    }

    private static Map<String, Object> share(PeerGroup.Share share) {
        var section = new LinkedHashMap<String, Object>();
        section.put("files", share.files());
        section.put(
                "bytes", size(share.bytes().min()) + ".." + size(share.bytes().max()));
        section.put("copies", share.copies());
        return section;
    }

    private static String size(long bytes) {
        int unit = 0;
        long size = bytes;
        while (size > 0 && size % 1024 == 0 && unit < SIZES.size() - 1) {
            size /= 1024;
            unit++;
        }
        return size + SIZES.get(unit);
    }

    private static Map<String, Object> churn(Churn churn) {
        var section = new LinkedHashMap<String, Object>();
        // Java 17 has no pattern switch; ScenarioWriterTest.writesEveryChurn keeps it complete.
        if (churn instanceof Churn.Drawn drawn) {
            section.put("session", DistributionText.write(drawn.session()));
            section.put("gap", DistributionText.write(drawn.gap()));
            section.put("end", Map.of("crash", percent(drawn.crashFraction())));
            section.put("start", Keys.of(drawn.start()));
        } else if (churn instanceof Churn.Traced traced) {
            section.put(
                    "trace",
                    traced.sessions().stream().map(ScenarioWriter::session).toList());
            section.put("end", Map.of("crash", percent(traced.crashFraction())));
        } else {
            throw new AssertionError(churn);
        }
        return section;
    }

    private static String session(Churn.Session session) {
        return session.peer() + "," + duration(session.online()) + ","
                + duration(session.offline());
    }

    /** Writes a share from 0 to 1 as a percentage, exactly. */
    static String percent(double share) {
        return plain(BigDecimal.valueOf(share).movePointRight(2)) + "%";
    }

    private static Map<String, Object> checks(CheckPlan plan) {
        var section = new LinkedHashMap<String, Object>();
        section.put("always", texts(plan.always()));
        var eventually = new LinkedHashMap<String, Object>();
        eventually.put("within", duration(plan.within()));
        eventually.put("hold", texts(plan.eventually()));
        section.put("eventually", eventually);
        section.put("at-end", texts(plan.atEnd()));
        return section;
    }

    private static List<String> texts(List<CheckSpec> checks) {
        return checks.stream().map(CheckSpec::text).toList();
    }
}
