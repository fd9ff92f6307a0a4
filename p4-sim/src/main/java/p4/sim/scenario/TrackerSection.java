package p4.sim.scenario;

import java.time.Duration;
import java.util.Optional;

/** Reads {@code tracker:}. */
final class TrackerSection {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(9);
    private static final int LAW = 3;

    private TrackerSection() {}

    static TrackerSpec read(Optional<Value> value) {
        return value.map(there -> read(there.section("lease", "heartbeat", "handout", "verify")))
                .orElseGet(() -> new TrackerSpec(
                        LEASE, HEARTBEAT, TrackerSpec.Handout.RANDOM, TrackerSpec.Verify.ONLINE));
    }

    private static TrackerSpec read(Section section) {
        Duration lease = duration(section, "lease", LEASE);
        Duration heartbeat = duration(section, "heartbeat", HEARTBEAT);
        if (lease.compareTo(heartbeat.multipliedBy(LAW)) <= 0) {
            Value at = section.find("lease").orElse(section.value());
            throw at.bad("found a lease of " + text(lease) + ", expected more than " + LAW
                    + " heartbeats of " + text(heartbeat));
        }
        return new TrackerSpec(
                lease,
                heartbeat,
                ScenarioReader.option(
                        section, "handout", TrackerSpec.Handout.class, TrackerSpec.Handout.RANDOM),
                ScenarioReader.option(
                        section, "verify", TrackerSpec.Verify.class, TrackerSpec.Verify.ONLINE));
    }

    private static Duration duration(Section section, String key, Duration otherwise) {
        return section.find(key)
                .map(value -> value.as(Units.DURATION, Units::positive))
                .orElse(otherwise);
    }

    private static String text(Duration duration) {
        return ScenarioWriter.duration(duration);
    }
}
