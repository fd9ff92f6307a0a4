package p4.sim.generate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Fault;
import p4.sim.scenario.JournalLevel;
import p4.sim.scenario.LinkSpec;
import p4.sim.scenario.OverlaySpec;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Places;
import p4.sim.scenario.Protocol;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Station;
import p4.sim.scenario.TrackerSpec;
import p4.sim.scenario.Transport;
import p4.sim.scenario.Wire;
import p4.sim.scenario.Workload;
import p4.sim.time.Seed;

/** Draws scenarios that run in virtual time, and in which P4 passes every check. */
public final class ScenarioGenerator {

    private final Seed seed;

    private ScenarioGenerator(Seed seed) {
        this.seed = seed;
    }

    /**
     * The scenario of {@code seed}: the same each time, and like no other's.
     *
     * <p>It reads back equal from what a writer writes of it, and runs in a second or so.
     */
    public static Scenario draw(long seed) {
        return new ScenarioGenerator(new Seed(seed)).draw();
    }

    private Scenario draw() {
        TrackerSpec terms = tracker(dice("tracker"));
        Duration duration = dice("duration")
                .between(Duration.ofSeconds(4), terms.lease().multipliedBy(3).plusSeconds(8));
        List<PeerGroup> crowd = new Crowd(dice("peers")).draw();
        var landscape = new Landscape(dice("links"), terms);
        Optional<LinkSpec> links = landscape.links(crowd);
        TrackerSpec tracker = at(landscape.station(links), terms);
        List<PeerGroup> peers =
                crowd.stream().map(group -> at(landscape.station(links), group)).toList();
        List<Workload> workload = new Labour(dice("workload"), peers).draw();
        List<Fault> faults =
                new Mischief(dice("faults"), peers, regions(links), tracker, duration).draw();
        return new Scenario(
                "generated",
                "Drawn from seed " + seed.value() + ", to see whether its shape breaks a promise.",
                List.of(seed.value()),
                DriverKind.VIRTUAL,
                false,
                Transport.INPROCESS,
                Wire.REAL,
                1,
                JournalLevel.ALL,
                Protocol.NATIVE,
                tracker,
                OverlaySpec.USUAL,
                peers,
                links,
                workload,
                faults,
                new Promises(tracker, peers, links, workload, faults, duration).plan(),
                duration);
    }

    private static TrackerSpec at(Station station, TrackerSpec one) {
        return new TrackerSpec(one.lease(), one.heartbeat(), one.handout(), one.verify(), station);
    }

    private static PeerGroup at(Station station, PeerGroup one) {
        return new PeerGroup(
                one.name(), one.count(), one.share(), one.churn(), one.takesUploads(), station);
    }

    private static List<String> regions(Optional<LinkSpec> links) {
        return links.flatMap(LinkSpec::places).map(Places::names).orElse(List.of());
    }

    private static TrackerSpec tracker(Dice dice) {
        Duration heartbeat = dice.between(Duration.ofMillis(200), Duration.ofSeconds(2));
        return new TrackerSpec(
                heartbeat.multipliedBy(3).plus(dice.part(heartbeat, 0.2, 3)),
                heartbeat,
                dice.pick(List.of(TrackerSpec.Handout.values())),
                dice.pick(List.of(TrackerSpec.Verify.values())));
    }

    /** Dice of their own for each part, so that a throw more for one changes no other. */
    private Dice dice(String part) {
        return new Dice(seed.stream("generate " + part));
    }
}
