package p4.sim.generate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckPlan;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Fault;
import p4.sim.scenario.LinkSpec;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.ScenarioWriter;
import p4.sim.scenario.TrackerSpec;
import p4.sim.scenario.Workload;

/** Says what P4 must keep whatever was drawn, and of which there is surely something to see. */
record Promises(
        TrackerSpec tracker,
        List<PeerGroup> peers,
        Optional<LinkSpec> links,
        List<Workload> workload,
        List<Fault> faults,
        Duration duration) {

    private static final int FILES_ENOUGH = 20;
    private static final Duration SECOND = Duration.ofSeconds(1);

    CheckPlan plan() {
        return new CheckPlan(
                List.of(
                        held(CheckName.NO_BYTES_WITHOUT_A_VALID_TICKET),
                        held(CheckName.NO_CORRUPT_FILE),
                        held(CheckName.NO_HANDOUT_AFTER_EXPIRY),
                        held(CheckName.NO_FOREIGN_TICKET_ACCEPTED),
                        held(CheckName.NO_STALE_INDEX_ENTRY),
                        held(CheckName.QUEUES_BOUNDED)),
                tracker.lease().multipliedBy(2).plus(SECOND.multipliedBy(4)),
                eventually(),
                atEnd());
    }

    /** Where no seeder is left, there may be no file to fetch. */
    private List<CheckSpec> eventually() {
        CheckSpec everyone = held(CheckName.EVERYONE_REGISTERED);
        return goForGood(Crowd.SEEDERS)
                ? List.of(everyone)
                : List.of(everyone, held(CheckName.EVERY_FILE_FETCHABLE));
    }

    private List<CheckSpec> atEnd() {
        var checks = new ArrayList<CheckSpec>();
        checks.add(bound(CheckName.FETCH_COUNT, CheckSpec.Comparison.AT_LEAST, 1, "1"));
        if (forged()) checks.add(held(CheckName.EVERY_FORGERY_REFUSED_401));
        if (faults.isEmpty()) {
            checks.add(bound(CheckName.FETCH_SUCCESS, CheckSpec.Comparison.AT_LEAST, 0.99, "99%"));
        }
        if (crashed()) {
            checks.add(bound(CheckName.CRASH_COUNT, CheckSpec.Comparison.AT_LEAST, 1, "1"));
        }
        if (crashedForGood() && !isTrackerHit()) {
            checks.add(slowest(CheckName.EVICTION_LAG, SECOND));
        }
        if (recoversAtOnce()) {
            Duration bound = tracker.heartbeat().multipliedBy(2).plus(SECOND);
            checks.add(slowest(CheckName.RECOVERY_TIME, bound));
        }
        return checks;
    }

    /** Tells whether some forged fetch surely comes before its requester has every file. */
    private boolean forged() {
        int files = peers.stream()
                .flatMap(
                        group -> group.share().stream().map(share -> share.files() * group.count()))
                .mapToInt(Integer::intValue)
                .sum();
        boolean any = workload.stream()
                .anyMatch(work ->
                        work instanceof Workload.Fetch fetch && fetch.proof().mustBeRefused());
        return any && files >= FILES_ENOUGH;
    }

    private boolean has(Class<? extends Fault> kind) {
        return faults.stream().anyMatch(kind::isInstance);
    }

    private boolean isTrackerHit() {
        return has(Fault.TrackerRestart.class) || has(Fault.TrackerOutage.class);
    }

    /**
     * Tells whether the tracker goes away alone and is back before the leases end.
     *
     * <p>Only those who hold a lease look for it often; who announces meanwhile waits longer.
     */
    private boolean recoversAtOnce() {
        boolean allStay = peers.stream().allMatch(group -> group.churn().isEmpty());
        if (!allStay || faults.size() != 1) return false;
        Fault fault = faults.get(0);
        if (fault instanceof Fault.TrackerRestart) return true;
        return fault instanceof Fault.TrackerOutage outage
                && outage.length().multipliedBy(2).compareTo(tracker.lease()) < 0;
    }

    /** Tells whether a crash surely finds somebody: nothing else happens to its group. */
    private boolean crashed() {
        return faults.stream().anyMatch(fault -> fault instanceof Fault.Crash && isAlone(fault));
    }

    private boolean crashedForGood() {
        return faults.stream()
                .anyMatch(fault -> fault instanceof Fault.Crash crash
                        && crash.restart().isEmpty()
                        && isAlone(crash));
    }

    private boolean isAlone(Fault fault) {
        Optional<String> group = ends(fault).map(End::group);
        boolean stay = peers.stream()
                .anyMatch(one ->
                        group.equals(Optional.of(one.name())) && one.churn().isEmpty());
        return stay
                && faults.stream()
                        .allMatch(other ->
                                other == fault || !ends(other).map(End::group).equals(group));
    }

    /** Tells whether peers of {@code group} go, and are not back before the run is over. */
    private boolean goForGood(String group) {
        return faults.stream()
                .flatMap(fault -> ends(fault).stream())
                .anyMatch(end -> end.group().equals(group) && end.back().compareTo(duration) >= 0);
    }

    /** Peers of a group that are not there, until {@code back}. */
    private record End(String group, Duration back) {}

    private Optional<End> ends(Fault fault) {
        if (fault instanceof Fault.Crash crash) {
            return Optional.of(new End(crash.who().group(), back(fault, crash.restart())));
        }
        if (fault instanceof Fault.Leave leave) {
            return Optional.of(new End(leave.who().group(), back(fault, leave.restart())));
        }
        return fault instanceof Fault.Freeze freeze
                ? Optional.of(new End(freeze.who().group(), fault.at()))
                : Optional.empty();
    }

    private Duration back(Fault fault, Optional<Duration> restart) {
        return restart.map(fault.at()::plus).orElse(duration);
    }

    private static CheckSpec held(CheckName name) {
        return new CheckSpec(name, Optional.empty());
    }

    private static CheckSpec bound(
            CheckName name, CheckSpec.Comparison sign, double value, String written) {
        return new CheckSpec(
                name,
                Optional.of(new CheckSpec.Bound(CheckSpec.Statistic.TOTAL, sign, value, written)));
    }

    private static CheckSpec slowest(CheckName name, Duration bound) {
        return new CheckSpec(
                name,
                Optional.of(new CheckSpec.Bound(
                        CheckSpec.Statistic.MAX,
                        CheckSpec.Comparison.AT_MOST,
                        bound.toNanos() / 1e9,
                        ScenarioWriter.duration(bound))));
    }
}
