package p4.sim.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import p4.sim.report.chart.Quantity;
import p4.sim.report.gist.Metric;
import p4.sim.report.gist.Metric.Better;

/** Two runs or more, row by row; the first is the base that the others are held against. */
public final class Comparison {

    /** How many runs can be compared at a time: one for each letter. */
    public static final int MAX = 26;

    private static final Set<String> TOLD_ANYWAY =
            Set.of("scenario", "why", "seed", "seeds", "driver");
    private static final List<String> CHECKS =
            List.of("checks.always.", "checks.eventually.hold.", "checks.at-end.");

    private final List<Subject> subjects;

    private Comparison(List<Subject> subjects) {
        this.subjects = List.copyOf(subjects);
    }

    /**
     * Compares the runs that left {@code folders}, 2 to {@link #MAX}.
     *
     * @throws IllegalArgumentException if they are fewer or more
     * @throws p4.sim.replay.BadResults if one of them is none that a run left
     */
    public static Comparison of(List<Path> folders) {
        if (folders.size() < 2 || folders.size() > MAX) {
            throw new IllegalArgumentException(folders.size() + " runs");
        }
        var subjects = new ArrayList<Subject>();
        for (Path folder : folders) subjects.add(Subject.read(subjects.size(), folder));
        return new Comparison(subjects);
    }

    /** The runs; the first is the base. */
    List<Subject> subjects() {
        return subjects;
    }

    /** All that is compared, in the order in which people read it. */
    List<Part> parts() {
        return List.of(
                new Part("runs", runs()),
                new Part("scenarios, where they differ", settings()),
                new Part("checks", checks()),
                new Part("figures", figures()));
    }

    /** Tells whether all went the same way, event by event. */
    public boolean areIdentical() {
        return subjects.stream().map(Subject::told).distinct().count() == 1;
    }

    /**
     * The keys of the scenarios that do not have the same value everywhere.
     *
     * <p>Without those that {@link #checks} and the runs' own rows tell.
     */
    List<Row> settings() {
        return union(one -> one.keys().keySet().stream()).stream()
                .filter(key -> !TOLD_ANYWAY.contains(key))
                .filter(key -> CHECKS.stream().noneMatch(key::startsWith))
                .map(key ->
                        row(key, one -> Optional.ofNullable(one.keys().get(key)).map(Item::words)))
                .filter(row -> !row.isSame())
                .toList();
    }

    /** Every check that any of them had. */
    List<Row> checks() {
        return union(one ->
                        one.verdicts().stream().map(verdict -> verdict.check().text()))
                .stream()
                .map(text -> row(text, one -> one.verdict(text).map(Item::verdict)))
                .toList();
    }

    /** How each stands to the base as a whole. */
    List<Tendency> tendencies() {
        List<Row> judged = Stream.of(checks(), figures()).flatMap(List::stream).toList();
        return IntStream.range(0, subjects.size())
                .mapToObj(place -> Tendency.of(this, place, judged))
                .toList();
    }

    /** The figures that any of them has. */
    List<Metric> measured() {
        return Stream.of(Metric.values())
                .filter(metric -> subjects.stream()
                        .anyMatch(one -> one.metrics().value(metric).isPresent()))
                .toList();
    }

    /** What each has of {@code metric}. */
    Row figure(Metric metric) {
        return row(metric.title(), one -> {
            OptionalDouble found = one.metrics().value(metric);
            if (found.isEmpty()) return Optional.empty();
            double value = found.getAsDouble();
            return Optional.of(Item.figure(metric.words(value), value, metric.better()));
        });
    }

    private List<Row> figures() {
        return measured().stream().map(this::figure).toList();
    }

    private List<Row> runs() {
        return List.of(
                row("scenario", one -> words(one.label().scenario())),
                row("seed", one -> words(Long.toString(one.label().seed()))),
                row("driver", one -> words(one.label().driver())),
                row("commit", one -> words(one.label().commit())),
                row("java", one -> words(one.label().javaVersion())),
                row("verdict", one -> Optional.of(Item.result(one.result()))),
                row("journal, SHA-256", one -> words(one.told().hex())),
                row("journal, entries", one -> Optional.of(entries(one))),
                row("took by the clock", one -> Optional.of(took(one))));
    }

    private static Optional<Item> words(String text) {
        return Optional.of(Item.words(text));
    }

    private static Item entries(Subject one) {
        return Item.figure(Integer.toString(one.entries()), one.entries(), Better.NEITHER);
    }

    private static Item took(Subject one) {
        return Item.figure(Quantity.seconds(one.seconds()), one.seconds(), Better.NEITHER);
    }

    private Set<String> union(Function<Subject, Stream<String>> names) {
        Set<String> union = new LinkedHashSet<>();
        subjects.forEach(one -> names.apply(one).forEach(union::add));
        return union;
    }

    private Row row(String name, Function<Subject, Optional<Item>> items) {
        return Row.of(name, subjects, items);
    }
}
