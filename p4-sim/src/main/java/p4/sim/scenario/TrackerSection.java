package p4.sim.scenario;

import java.time.Duration;
import java.util.Optional;

/** Reads {@code tracker:}. */
final class TrackerSection {

    static final Key<Duration> LEASE = Key.defaulted(
            "lease",
            Words.DURATION,
            "30s",
            "How long a peer stays registered without a heartbeat; more than 3 heartbeats.",
            "6s");
    static final Key<Duration> HEARTBEAT = Key.defaulted(
            "heartbeat", Words.DURATION, "9s", "How often a peer renews its lease.", "1500ms");
    static final Key<TrackerSpec.Handout> HANDOUT = Key.defaulted(
            "handout",
            Words.option(TrackerSpec.Handout.class),
            "random",
            "The order in which the holders of a file are handed out.",
            "least-loaded");
    static final Key<TrackerSpec.Verify> VERIFY = Key.defaulted(
            "verify",
            Words.option(TrackerSpec.Verify.class),
            "online",
            "Where a holder has a ticket verified: at the tracker, or by itself.",
            "offline");
    static final Block BLOCK = Block.of(
            "tracker",
            "The tracker of the run.",
            LEASE,
            HEARTBEAT,
            HANDOUT,
            VERIFY,
            StationSection.REGION,
            StationSection.BANDWIDTH,
            StationSection.CLOCKS);

    private static final int LAW = 3;

    private TrackerSection() {}

    static TrackerSpec read(Optional<Section> section, StationSection stations) {
        return section.map(found -> read(found, stations))
                .orElseGet(() -> new TrackerSpec(
                        LEASE.otherwise(),
                        HEARTBEAT.otherwise(),
                        HANDOUT.otherwise(),
                        VERIFY.otherwise()));
    }

    private static TrackerSpec read(Section section, StationSection stations) {
        Duration lease = section.get(LEASE);
        Duration heartbeat = section.get(HEARTBEAT);
        if (lease.compareTo(heartbeat.multipliedBy(LAW)) <= 0) {
            throw section.at(section.has(LEASE) ? LEASE : HEARTBEAT)
                    .bad("found a lease of " + ScenarioWriter.duration(lease)
                            + ", expected more than " + LAW + " heartbeats of "
                            + ScenarioWriter.duration(heartbeat));
        }
        return new TrackerSpec(
                lease,
                heartbeat,
                section.get(HANDOUT),
                section.get(VERIFY),
                stations.read(section));
    }
}
