package p4.sim.twin;

import java.time.Duration;
import p4.sim.check.Lateness;
import p4.sim.report.gist.Metric;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Fault;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Workload;

/**
 * Every band that figures of twins have to keep to, with its reason; the one place for them.
 *
 * <p>Acts and demands are drawn from the seed before a run begins, so they are the same everywhere; what
 * is left to differ is how long nodes of a driver take to start, and what a moment at the edge of a
 * fault decides.
 */
final class Bands {

    private static final double EDGE_COUNT = 2;
    private static final double EDGE_SHARE = 0.05;
    private static final double SUCCESS = 0.15;
    private static final Duration FETCH_TIME = Duration.ofSeconds(1);

    private final Scenario scenario;
    private final DriverKind other;

    /** Those for runs of {@code scenario} in virtual time and on {@code other}. */
    Bands(Scenario scenario, DriverKind other) {
        this.scenario = scenario;
        this.other = other;
    }

    /** That of {@code metric}. */
    Band of(Metric metric) {
        return switch (metric) {
            case DOWNLOADS_OK, DOWNLOADS_REFUSED, DOWNLOADS_UNAVAILABLE ->
                Band.within(
                        EDGE_COUNT,
                        EDGE_SHARE + startingShare(),
                        "users ask for the same, drawn from the seed; few meet the edge of a fault,"
                                + " and some a node that still starts");
            case DOWNLOADS_FAILED ->
                Band.within(EDGE_COUNT, 0, "few downloads meet the edge of a fault");
            case DOWNLOAD_SUCCESS, SEARCH_SUCCESS, PUT_SUCCESS ->
                Band.within(
                        SUCCESS,
                        0,
                        "of a dozen asked for, one that meets the edge of a fault is a tenth");
            case CRASHES -> Band.exactly("every crash is drawn from the seed");
            case EVICTIONS ->
                Band.within(
                        strangers(),
                        0,
                        "who is to lose a lease is drawn from the seed with the faults; a stranger"
                                + " with a bad ticket loses its own if the holder stands still");
            case EVICTION_LAG_P50, EVICTION_LAG_P99 ->
                Band.within(
                        seconds(Lateness.BOUND),
                        0,
                        "a tracker evicts when a lease ends, and is as late as its timers");
            case RECOVERY_TIME ->
                Band.within(
                        2 * seconds(scenario.tracker().heartbeat()) + seconds(Lateness.BOUND),
                        0,
                        "when each peer asks a tracker that is back is chance, within two"
                                + " heartbeats");
            case BYTES_KEPT, BYTES_SERVED ->
                Band.within(
                        0,
                        2 * EDGE_SHARE + startingShare(),
                        "the files are drawn from the seed; what few downloads more or less bring"
                                + " depends on their size");
            case FETCH_TIME_P50, FIRST_BYTE_P50 ->
                Band.within(
                        seconds(FETCH_TIME),
                        0,
                        "real nodes share a machine, virtual ones compute in no time; neither"
                                + " waits for long");
            case FETCH_TIME_P95, FETCH_TIME_P99, FIRST_BYTE_P95, FIRST_BYTE_P99 ->
                Band.none("the slowest of few tell of the machine, which virtual nodes have not");
            case ONLINE_TIME,
                    CONTROL_MESSAGES_PER_PEER_HOUR,
                    CONTROL_BYTES_PER_PEER_HOUR,
                    TRACKER_MESSAGES_PER_SECOND ->
                Band.none("a run on real nodes lasts longer: they take time to start and settle");
            case BUSIEST_PEER_BYTES, BUSIEST_PEER_SHARE ->
                Band.none("who of many holders is asked is chance, told by the order of messages");
        };
    }

    /** How many strangers may wait for a holder that is down or frozen, until their lease ends. */
    private double strangers() {
        double perSecond =
                scenario.workload().stream().mapToDouble(Bands::badTickets).sum();
        double still = scenario.faults().stream().mapToDouble(this::still).sum() / peers();
        return Math.ceil(perSecond * seconds(scenario.tracker().lease()) * still);
    }

    private static double badTickets(Workload work) {
        boolean bad = work instanceof Workload.Fetch fetch
                && fetch.proof().ticket() != Workload.Credential.VALID;
        return bad ? work.arrival().perSecond() : 0;
    }

    private double still(Fault fault) {
        if (fault instanceof Fault.Crash crash) return hit(crash.who());
        if (fault instanceof Fault.Freeze freeze) return hit(freeze.who());
        return 0;
    }

    private double hit(Fault.Who who) {
        return who.percent() ? peers() * who.count() / 100.0 : who.count();
    }

    private double peers() {
        return scenario.peerCount();
    }

    /** The share of the time in which the other driver's nodes start while virtual ones are up. */
    private double startingShare() {
        double starts = scenario.faults().stream()
                        .mapToDouble(Bands::restartsTracker)
                        .sum()
                + scenario.faults().stream().mapToDouble(Bands::comesBack).sum() / peers();
        return Math.min(1, starts * seconds(startUp(other)) / seconds(scenario.duration()));
    }

    private static double restartsTracker(Fault fault) {
        return fault instanceof Fault.TrackerRestart ? 1 : 0;
    }

    private static double comesBack(Fault fault) {
        boolean crashed = fault instanceof Fault.Crash crash && crash.restart().isPresent();
        boolean left = fault instanceof Fault.Leave leave && leave.restart().isPresent();
        return crashed || left ? 1 : 0;
    }

    /** How long a node takes from being told to start until it can be asked. */
    static Duration startUp(DriverKind driver) {
        return switch (driver) {
            case VIRTUAL -> Duration.ZERO;
            case INPROCESS -> Duration.ofMillis(100); // sockets and threads
            case CONTAINER, SWARM -> Duration.ofMillis(2_500); // a container and its JVM
        };
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
