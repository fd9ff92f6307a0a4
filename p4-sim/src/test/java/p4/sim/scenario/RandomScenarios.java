package p4.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import p4.sim.time.Seed;

/** Scenarios drawn from everything the model can say, each fit to be read. */
final class RandomScenarios {

    private final RandomGenerator chance;
    private final Duration duration;
    private final List<PeerGroup> groups = new ArrayList<>();
    private final List<String> regions = new ArrayList<>();

    private RandomScenarios(RandomGenerator chance) {
        this.chance = chance;
        this.duration = Duration.ofSeconds(1 + chance.nextInt(100));
    }

    static Scenario draw(long seed) {
        return new RandomScenarios(new Seed(seed).stream("scenario")).scenario();
    }

    private Scenario scenario() {
        int count = 2 + chance.nextInt(3);
        var links = new RandomLinks(chance).draw(groupNames(count));
        links.flatMap(LinkSpec::places).ifPresent(places -> regions.addAll(places.names()));
        for (int i = 1; i <= count; i++) groups.add(group("group-" + i, i == 1));
        return new Scenario(
                "scenario-" + chance.nextInt(100),
                pick(
                        "Why not?",
                        "a: b, #c",
                        "\"quoted\" 'so'",
                        "weibull(a, b)",
                        "ünïcödé 🙂",
                        "\tx\n\n y: "),
                seeds(),
                pick(DriverKind.values()),
                chance.nextBoolean(),
                pick(Transport.values()),
                pick(Wire.values()),
                1 + chance.nextInt(100),
                pick(JournalLevel.values()),
                Protocol.NATIVE,
                tracker(),
                OverlaySpec.USUAL,
                groups,
                links,
                some(this::workload),
                some(this::fault),
                checks(),
                duration);
    }

    private static List<String> groupNames(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "group-" + i).toList();
    }

    private List<Long> seeds() {
        long first = chance.nextInt(-5, 100);
        return pick(
                List.of(first),
                LongStream.range(first, first + 5).boxed().toList(),
                List.of(first, first + 2, first - 7));
    }

    private TrackerSpec tracker() {
        Duration heartbeat = time();
        return new TrackerSpec(
                heartbeat.multipliedBy(3).plus(time()),
                heartbeat,
                pick(TrackerSpec.Handout.values()),
                pick(TrackerSpec.Verify.values()),
                new RandomLinks(chance).station(regions));
    }

    private PeerGroup group(String name, boolean first) {
        int count = 1 + chance.nextInt(30);
        long min = chance.nextLong(1 << 20);
        var share = new PeerGroup.Share(
                1 + chance.nextInt(9),
                new PeerGroup.ByteRange(min, min + chance.nextInt(5) * 1024L),
                1 + chance.nextInt(count));
        return new PeerGroup(
                name,
                count,
                first || chance.nextBoolean() ? Optional.of(share) : Optional.empty(),
                pick(Optional.empty(), Optional.of(drawn()), Optional.of(traced(count))),
                !first && count > 3,
                new RandomLinks(chance).station(regions));
    }

    private Churn drawn() {
        return new Churn.Drawn(
                distribution(),
                new Distribution.Fixed(Duration.ofSeconds(1)),
                chance.nextDouble(),
                pick(Churn.Start.STEADY, Churn.Start.FRESH));
    }

    private Churn traced(int peers) {
        var sessions = new ArrayList<Churn.Session>();
        for (int peer = 1; peer <= peers; peer++) {
            Duration online = time();
            sessions.add(new Churn.Session(peer, online, online.plus(time())));
        }
        return new Churn.Traced(sessions, chance.nextInt(101) / 100.0);
    }

    private Distribution distribution() {
        return pick(
                new Distribution.Fixed(time()),
                new Distribution.Uniform(Duration.ZERO, time()),
                new Distribution.Exponential(time()),
                new Distribution.Weibull(0.3 + chance.nextDouble(), time()),
                new Distribution.LogNormal(time(), 0.1 + chance.nextDouble()));
    }

    private Workload workload() {
        var arrival = new Workload.Arrival(
                chance.nextDouble(0.001, 100) / 3,
                chance.nextBoolean(),
                pick(Optional.empty(), Optional.of(wave())));
        Workload.Credential bad = pick(Workload.Credential.values());
        var valid = Workload.Credential.VALID;
        boolean onTicket = chance.nextBoolean() || bad == Workload.Credential.REPLAYED;
        var proof = onTicket ? new Workload.Proof(valid, bad) : new Workload.Proof(bad, valid);
        Workload fetch = new Workload.Fetch(
                pick(groups).name(),
                arrival,
                chance.nextInt(20) / 10.0,
                chance.nextBoolean(),
                proof);
        Workload search = new Workload.Search(
                pick(groups).name(),
                arrival,
                pick(Workload.Target.values()),
                chance.nextInt(20) / 10.0,
                Optional.empty());
        boolean taken = groups.stream().anyMatch(PeerGroup::takesUploads);
        Workload put = taken ? new Workload.Put(groups.get(0).name(), arrival, 2) : search;
        return pick(fetch, put, search);
    }

    private Wave wave() {
        return new Wave(chance.nextInt(101) / 100.0, time(), time());
    }

    private Fault fault() {
        Duration at = Duration.ofMillis(chance.nextLong(duration.toMillis()));
        PeerGroup group = pick(groups);
        boolean percent = chance.nextBoolean();
        var who = new Fault.Who(
                1 + chance.nextInt(percent ? 100 : group.count()), percent, group.name());
        Optional<Duration> maybe = pick(Optional.empty(), Optional.of(time()));
        return pick(
                new Fault.Crash(at, who, maybe),
                new Fault.Leave(at, who, maybe),
                new Fault.Freeze(at, who, time()),
                new Fault.TrackerRestart(at, time()),
                new Fault.TrackerOutage(at, time()),
                new Fault.Corrupt(at, who, maybe),
                new Fault.ChangeFiles(at, who),
                new Fault.Partition(
                        at,
                        List.of(side(who), side(who)),
                        chance.nextBoolean(),
                        pick(Optional.empty(), Optional.of(side(who))),
                        time()),
                new Fault.Slow(at, side(who), time(), maybe(new LinkSpeed(7, 9_000)), time()),
                new Fault.Flap(at, side(who), time(), time(), time()),
                new Fault.SlowDisk(at, who, time(), maybe(8L << 20), time()),
                new Fault.FullDisk(at, who, time()),
                new Fault.LoseMachines(at, 1 + chance.nextInt(3), chance.nextBoolean(), time()));
    }

    private <T> Optional<T> maybe(T value) {
        return chance.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private Side side(Fault.Who who) {
        return regions.isEmpty() || chance.nextBoolean()
                ? pick(new Side.Tracker(), new Side.Group(who.group()), new Side.Some(who))
                : new Side.Region(pick(regions.toArray(String[]::new)));
    }

    private CheckPlan checks() {
        return new CheckPlan(
                checks(CheckName.When.ALWAYS),
                time(),
                checks(CheckName.When.EVENTUALLY),
                checks(CheckName.When.AT_END));
    }

    private List<CheckSpec> checks(CheckName.When when) {
        return Stream.of(CheckName.values())
                .filter(name ->
                        name.when() == when && name.suits(Protocol.NATIVE) && chance.nextBoolean())
                .map(this::check)
                .toList();
    }

    private CheckSpec check(CheckName name) {
        CheckSpec.Comparison sign = pick(CheckSpec.Comparison.values());
        var total = CheckSpec.Statistic.TOTAL;
        return new CheckSpec(
                name,
                switch (name.unit()) {
                    case NONE -> Optional.empty();
                    case SHARE -> Optional.of(new CheckSpec.Bound(total, sign, 0.995, "99.5%"));
                    case COUNT -> Optional.of(new CheckSpec.Bound(total, sign, 300, "300"));
                    case COUNTS ->
                        Optional.of(new CheckSpec.Bound(CheckSpec.Statistic.P95, sign, 300, "300"));
                    case SECONDS ->
                        Optional.of(new CheckSpec.Bound(
                                pick(
                                        CheckSpec.Statistic.MEDIAN,
                                        CheckSpec.Statistic.P99,
                                        CheckSpec.Statistic.MAX),
                                sign,
                                1.5,
                                "1500ms"));
                });
    }

    private <T> List<T> some(Supplier<T> source) {
        return Stream.generate(source).limit(chance.nextInt(6)).toList();
    }

    private Duration time() {
        return pick(
                Duration.ofSeconds(1 + chance.nextInt(5_000)),
                Duration.ofMillis(20 + chance.nextInt(100_000)),
                Duration.ofNanos(20_000_000L + chance.nextLong(1L << 50)));
    }

    private <T> T pick(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private <T> T pick(T... all) {
        return pick(List.of(all));
    }
}
