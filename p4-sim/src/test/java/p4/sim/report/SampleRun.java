package p4.sim.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import p4.sim.Scenarios;
import p4.sim.check.Judge;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.Event.Phase;
import p4.sim.journal.Event.Proof;
import p4.sim.journal.Journal;
import p4.sim.journal.Transcript;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckPlan;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Scenario;

/**
 * A minute of churn that nobody ran: peers, leases and downloads by a simple rule and a seed.
 *
 * <p>Peers heartbeat every 1.5 s and are evicted 6 s after their last heartbeat, unless {@code
 * evicting} is false; then the tracker forgets nobody.
 */
final class SampleRun {

    private static final int PEERS = 24;
    private static final double LENGTH = 60;
    private static final double LEASE = 6;
    private static final Proof VALID = new Proof("valid", "valid");
    private static final Proof FORGED = new Proof("forged", "valid");

    private final SplittableRandom chance;
    private final boolean evicting;
    private final List<Step> steps = new ArrayList<>();
    private final TreeSet<String> up = new TreeSet<>();
    private final Map<String, Double> leases = new LinkedHashMap<>();
    private double now;
    private final Journal journal = new Journal(() -> Duration.ofNanos(Math.round(now * 1e9)));
    private final Transcript told = Transcript.of(journal);

    private record Step(double at, Runnable body) {}

    private SampleRun(long seed, boolean evicting) {
        this.chance = new SplittableRandom(seed);
        this.evicting = evicting;
    }

    /** What a run tells whose every check holds, or one whose tracker evicts nobody. */
    static List<Entry> journal(long seed, boolean evicting) {
        var run = new SampleRun(seed, evicting);
        run.play();
        return run.told.entries();
    }

    /** The report of a run whose every check holds, or of one whose tracker evicts nobody. */
    static Report report(long seed, boolean evicting) {
        Scenario scenario = scenario();
        List<Entry> entries = journal(seed, evicting);
        var label = new RunLabel(
                "churn",
                seed,
                "4f2a91c07be3",
                "inprocess",
                "Java 17",
                Duration.ofSeconds(64),
                "# x\n");
        return Report.of(label, scenario, entries, Judge.judge(scenario, entries));
    }

    private static Scenario scenario() {
        Scenario minute = Scenarios.minute(
                List.of(Scenarios.churning(PEERS, Duration.ofSeconds(20))), List.of(), List.of());
        var always =
                List.of(check(CheckName.NO_CORRUPT_FILE), check(CheckName.NO_STALE_INDEX_ENTRY));
        var bound =
                new CheckSpec.Bound(CheckSpec.Statistic.P99, CheckSpec.Comparison.AT_MOST, 1, "1s");
        var atEnd = List.of(
                check(CheckName.EVERY_FORGERY_REFUSED_401),
                new CheckSpec(CheckName.EVICTION_LAG, Optional.of(bound)));
        var plan = new CheckPlan(
                always,
                Duration.ofSeconds(10),
                List.of(check(CheckName.EVERYONE_REGISTERED)),
                atEnd);
        return Scenarios.checked("churn", minute, plan);
    }

    private static CheckSpec check(CheckName name) {
        return new CheckSpec(name, Optional.empty());
    }

    private void play() {
        tell("lab", new Event.PhaseBegan(Phase.SET_UP));
        for (int i = 1; i <= PEERS; i++) {
            String peer = "leechers-" + i;
            at(i * 0.02, () -> start(peer));
        }
        at(1, () -> tell("lab", new Event.PhaseBegan(Phase.DISTURB)));
        at(20, () -> tell("lab", new Event.FaultAsked(1, "crash", List.of("leechers-3"))));
        at(20, () -> crash("leechers-3"));
        for (double t = 1.1; t < LENGTH; t += 1) at(t, this::look);
        for (int fetch = 1; fetch <= 400; fetch++) {
            long number = fetch;
            at(1 + chance.nextDouble() * (LENGTH - 2), () -> fetch(number));
        }
        at(LENGTH, () -> tell("lab", new Event.PhaseBegan(Phase.HEAL)));
        at(LENGTH + 0.5, () -> tell("lab", new Event.PhaseBegan(Phase.SETTLE)));
        at(LENGTH + LEASE + 1, this::look);
        at(LENGTH + LEASE + 1.1, () -> tell("lab", new Event.PhaseBegan(Phase.JUDGE)));
        while (!steps.isEmpty()) {
            Step next = steps.stream().min(Comparator.comparing(Step::at)).orElseThrow();
            steps.remove(next);
            now = next.at();
            next.body().run();
        }
    }

    private void start(String peer) {
        up.add(peer);
        tell(peer, new Event.PeerStarted("127.0.0.1:1", 0));
        if (leases.containsKey(peer)) tell("tracker", new Event.LeaseEnded(peer, true));
        tell("tracker", new Event.LeaseGranted(peer, seconds(now + LEASE)));
        leases.put(peer, now + LEASE);
        double session = 4 - 25 * Math.log1p(-chance.nextDouble());
        for (double t = 1.5; t < session; t += 1.5) at(now + t, () -> renew(peer));
        at(now + session, () -> end(peer));
    }

    private void renew(String peer) {
        if (!up.contains(peer) || now > LENGTH + LEASE) return;
        leases.put(peer, now + LEASE);
        tell("tracker", new Event.LeaseRenewed(peer, seconds(now + LEASE)));
    }

    private void end(String peer) {
        if (!up.contains(peer) || now > LENGTH) return;
        if (chance.nextBoolean()) {
            crash(peer);
        } else {
            up.remove(peer);
            leases.remove(peer);
            tell(peer, new Event.PeerLeft());
            tell("tracker", new Event.LeaseEnded(peer, false));
        }
        double back = now + 4 - 8 * Math.log1p(-chance.nextDouble());
        if (back < LENGTH) at(back, () -> start(peer));
    }

    private void crash(String peer) {
        if (!up.remove(peer)) return;
        tell(peer, new Event.PeerCrashed());
        double over = leases.getOrDefault(peer, now);
        if (evicting) at(over + 0.02 + 0.1 * chance.nextDouble(), () -> evict(peer, over));
    }

    private void evict(String peer, double over) {
        if (up.contains(peer) || !leases.remove(peer, over)) return;
        tell("tracker", new Event.LeaseEvicted(peer, seconds(over)));
    }

    private void look() {
        var gauges = List.of(new Event.Gauge("tracker.peers", leases.size(), 4096));
        List<String> ghosts =
                leases.keySet().stream().filter(p -> !up.contains(p)).toList();
        List<String> missing = up.stream().filter(p -> !leases.containsKey(p)).toList();
        tell("lab", new Event.Looked(leases.size(), ghosts, missing, gauges));
    }

    private void fetch(long number) {
        if (up.isEmpty()) return;
        String peer = List.copyOf(up).get(chance.nextInt(up.size()));
        boolean forged = chance.nextInt(9) == 0;
        tell(
                peer,
                new Event.FetchAsked(
                        number, "media/" + number % 40 + ".bin", forged ? FORGED : VALID));
        double took = forged ? 0.003 : 0.01 * Math.exp(0.8 * gaussian());
        at(now + took, () -> ended(peer, number, forged, took));
    }

    private double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += chance.nextDouble();
        return sum;
    }

    private void ended(String peer, long number, boolean forged, double took) {
        String hash = String.format("%064x", number);
        if (forged) tell("tracker", new Event.RequestRefused("Locate", "STALE_TOKEN", 401));
        Outcome outcome = forged ? Outcome.REFUSED : Outcome.OK;
        tell(
                peer,
                new Event.FetchEnded(
                        number,
                        outcome,
                        forged ? 0 : 1000 * number,
                        forged ? "" : hash,
                        forged ? "" : hash,
                        seconds(took),
                        forged ? 401 : 200,
                        forged ? "HTTP 401" : "from leechers-1"));
    }

    private void at(double moment, Runnable body) {
        steps.add(new Step(moment, body));
    }

    private void tell(String who, Event event) {
        journal.tell(who, event);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e6) * 1_000);
    }
}
