package p4.sim.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.Member;
import p4.sim.cluster.Seek;
import p4.sim.cluster.TimedAct;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Workload;
import p4.sim.time.Seed;
import p4.sim.time.StreamNames;

/** Works out ahead of a run what its users ask for, and when. */
public final class Demand {

    private static final int DRAWS_MAX = 32;

    /** How many are asked whether they are up before all are. */
    private static final int GUESSES = 16;

    private final Scenario scenario;
    private final Catalog catalog;
    private final BiPredicate<PeerId, Duration> isUp;
    private final Set<Wish> granted = new HashSet<>();
    private final List<TimedAct> acts = new ArrayList<>();
    private final Map<String, List<PeerId>> groups = new TreeMap<>();
    private long fetches;
    private long searches;

    private record Wish(PeerId peer, FilePath path) {}

    private Demand(Scenario scenario, Catalog catalog, BiPredicate<PeerId, Duration> isUp) {
        this.scenario = scenario;
        this.catalog = catalog;
        this.isUp = isUp;
        for (Member member : catalog.members()) {
            member.files().forEach(file -> granted.add(new Wish(member.peer(), file.path())));
        }
    }

    /**
     * Draws what the users of {@code scenario} do, in the order of time.
     *
     * <p>Only those act who are up by {@code isUp}. A file a peer has, or has asked for where it
     * asks at most once, is not asked for again.
     */
    public static List<TimedAct> draw(
            Scenario scenario, Catalog catalog, BiPredicate<PeerId, Duration> isUp, Seed seed) {
        var demand = new Demand(scenario, catalog, isUp);
        var names = new StreamNames();
        var due = new PriorityQueue<>(Comparator.comparing(Line::next).thenComparing(Line::number));
        for (Workload work : scenario.workload()) {
            String purpose = "workload/" + work.getClass().getSimpleName() + "/" + work.by();
            due.add(demand.line(due.size(), work, seed.stream(names.next(purpose))));
        }
        while (demand.isAnyDue(due)) due.add(demand.serve(due.remove()));
        return List.copyOf(demand.acts);
    }

    /** Where the users of one kind of work wait for their turn; {@code next} is when one comes. */
    private record Line(
            int number,
            Workload work,
            Optional<Zipf> popularity,
            RandomGenerator chance,
            Duration next) {}

    private Line line(int number, Workload work, RandomGenerator chance) {
        Duration first = next(work.arrival(), Duration.ZERO, chance);
        return new Line(number, work, popularity(work), chance, first);
    }

    private boolean isAnyDue(Queue<Line> due) {
        return !due.isEmpty() && due.element().next().compareTo(scenario.duration()) < 0;
    }

    /** Has the next of {@code line} ask for something; whoever came before has asked already. */
    private Line serve(Line line) {
        RandomGenerator chance = line.chance();
        someone(line.work().by(), line.next(), chance)
                .flatMap(peer -> act(line.work(), line.popularity(), peer, chance))
                .ifPresent(act -> acts.add(new TimedAct(line.next(), act)));
        Duration next = next(line.work().arrival(), line.next(), chance);
        return new Line(line.number(), line.work(), line.popularity(), chance, next);
    }

    private Optional<Zipf> popularity(Workload workload) {
        int files = catalog.paths().size();
        if (files == 0) return Optional.empty();
        if (workload instanceof Workload.Fetch fetch) {
            return Optional.of(new Zipf(files, fetch.zipf()));
        }
        return workload instanceof Workload.Search search && search.zipf() > 0
                ? Optional.of(new Zipf(files, search.zipf()))
                : Optional.empty();
    }

    private static Duration next(Workload.Arrival arrival, Duration now, RandomGenerator chance) {
        double mean = 1 / arrival.perSecond();
        double seconds = arrival.poisson() ? -mean * StrictMath.log1p(-chance.nextDouble()) : mean;
        return arrival.after(now, Duration.ofNanos(Math.max(1, Math.round(seconds * 1e9))));
    }

    private List<PeerId> peers(String group) {
        return catalog.group(group).stream().map(Member::peer).toList();
    }

    private Optional<PeerId> someone(String group, Duration at, RandomGenerator chance) {
        List<PeerId> all = groups.computeIfAbsent(group, this::peers);
        for (int i = 0; i < GUESSES; i++) {
            PeerId guess = all.get(chance.nextInt(all.size()));
            if (isUp.test(guess, at)) return Optional.of(guess);
        }
        List<PeerId> up = all.stream().filter(peer -> isUp.test(peer, at)).toList();
        return up.isEmpty() ? Optional.empty() : Optional.of(up.get(chance.nextInt(up.size())));
    }

    private Optional<Act> act(
            Workload workload, Optional<Zipf> popularity, PeerId peer, RandomGenerator chance) {
        // Java 17 has no pattern switch; DemandTest.drawsEveryKindOfWorkload keeps it complete.
        if (workload instanceof Workload.Fetch fetch) {
            return popularity.flatMap(zipf -> fetch(fetch, zipf, peer, chance));
        }
        if (workload instanceof Workload.Put put) return put(put, peer, chance);
        if (workload instanceof Workload.Search search) {
            return search(search, popularity, peer, chance);
        }
        throw new AssertionError(workload);
    }

    private Optional<Act> fetch(
            Workload.Fetch fetch, Zipf zipf, PeerId peer, RandomGenerator chance) {
        for (int draw = 0; draw < DRAWS_MAX; draw++) {
            FilePath path = catalog.paths().get(zipf.draw(chance));
            if (granted.contains(new Wish(peer, path))) continue;
            if (fetch.atMostOnce() && !fetch.proof().mustBeRefused()) {
                granted.add(new Wish(peer, path));
            }
            return Optional.of(new Act.Fetch(++fetches, peer, path, fetch.proof()));
        }
        return Optional.empty();
    }

    private Optional<Act> put(Workload.Put put, PeerId peer, RandomGenerator chance) {
        List<Member.SeedFile> files = catalog.member(peer).files();
        if (files.isEmpty()) return Optional.empty();
        FilePath path = files.get(chance.nextInt(files.size())).path();
        return Optional.of(new Act.Put(peer, path, put.copies()));
    }

    private Optional<Act> search(
            Workload.Search search,
            Optional<Zipf> popularity,
            PeerId peer,
            RandomGenerator chance) {
        return path(popularity, chance).flatMap(path -> search(search, path, peer, chance));
    }

    private Optional<FilePath> path(Optional<Zipf> popularity, RandomGenerator chance) {
        List<FilePath> paths = catalog.paths();
        if (paths.isEmpty()) return Optional.empty();
        int rank = popularity
                .map(zipf -> zipf.draw(chance))
                .orElseGet(() -> chance.nextInt(paths.size()));
        return Optional.of(paths.get(rank));
    }

    /** What is searched in an overlay is not what the peer has itself. */
    private Optional<Act> search(
            Workload.Search search, FilePath path, PeerId peer, RandomGenerator chance) {
        String query = switch (search.target()) {
            case PATTERN -> query(stem(path), chance);
            case PART -> chance.nextBoolean() ? stem(path).toUpperCase(Locale.ROOT) : stem(path);
            case PATH -> path.value();
        };
        if (search.way().isEmpty()) return Optional.of(new Act.Search(peer, query));
        if (granted.contains(new Wish(peer, path))) return Optional.empty();
        boolean whole = search.target() == Workload.Target.PATH;
        var order = new Seek(query, whole, search.way().get());
        return Optional.of(new Act.Seek(++searches, peer, order));
    }

    private static String stem(FilePath path) {
        String name = path.name();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** A part of a path in either case, a glob that finds it, or one that is for the top folder only. */
    private static String query(String stem, RandomGenerator chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> stem.toUpperCase(Locale.ROOT);
            case 1 -> "**/" + stem + ".*";
            case 2 -> stem + ".*";
            default -> stem;
        };
    }
}
