package p4.sim.twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import p4.sim.check.FaultAccount;
import p4.sim.check.Verdict;
import p4.sim.report.Page;
import p4.sim.report.gist.Metric;

/**
 * Two runs of one scenario and seed, held against each other; the base is the one in virtual time.
 *
 * <p>Every check must have the same verdict, and every figure that has a band be within it. What a run
 * leaves open because the laboratory itself was late is unproven; a broken promise never is.
 */
public final class Likeness {

    private static final String SAME = "the same";

    private final Twin base;
    private final Twin other;
    private final Bands bands;

    private Likeness(Twin base, Twin other) {
        this.base = base;
        this.other = other;
        this.bands = new Bands(base.scenario(), other.scenario().driver());
    }

    /** Holds {@code other} against {@code base}. */
    public static Likeness of(Twin base, Twin other) {
        return new Likeness(base, other);
    }

    /** The run that the other is held against. */
    Twin base() {
        return base;
    }

    /** The run that is held against the base. */
    Twin other() {
        return other;
    }

    /** All in which they are held against each other: the checks, the faults, the run, the figures. */
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        checks().forEach(check -> lines.add(check(check)));
        kinds().forEach(kind -> lines.add(fault(kind)));
        lines.add(conduct());
        Stream.of(Metric.values()).flatMap(metric -> figure(metric).stream()).forEach(lines::add);
        return lines;
    }

    /** How they stand as a whole: as in the respect in which they agree least. */
    public Accord accord() {
        return lines().stream()
                .map(Line::accord)
                .max(Comparator.naturalOrder())
                .orElse(Accord.NOT_HELD);
    }

    private Set<String> checks() {
        Set<String> checks = new LinkedHashSet<>();
        Stream.of(base, other)
                .flatMap(run -> run.verdicts().stream())
                .forEach(verdict -> checks.add(verdict.check().text()));
        return checks;
    }

    /** A check that only one driver can make, which it adds unasked, is held against nothing. */
    private Line check(String text) {
        Optional<Verdict> one = base.verdict(text);
        Optional<Verdict> two = other.verdict(text);
        if (one.isEmpty() || two.isEmpty()) {
            return new Line(text, words(one), words(two), "", Accord.NOT_HELD, "");
        }
        Accord accord = accord(one.get().result(), two.get().result());
        String why = Stream.of(one.get().why(), two.get().why())
                .filter(words -> !words.isEmpty() && accord != Accord.AGREES)
                .findFirst()
                .orElse("");
        return new Line(text, words(one), words(two), SAME, accord, why);
    }

    private Accord accord(Verdict.Result one, Verdict.Result two) {
        if (one == two) return Accord.AGREES;
        boolean excused = isOpen(base, one) || isOpen(other, two);
        boolean failed = one == Verdict.Result.FAILED || two == Verdict.Result.FAILED;
        return excused && !failed ? Accord.UNPROVEN : Accord.DIFFERS;
    }

    private static boolean isOpen(Twin run, Verdict.Result result) {
        return result == Verdict.Result.UNKNOWN && !run.wasInTime();
    }

    private Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        Stream.of(base, other)
                .flatMap(run -> run.faults().stream())
                .forEach(account -> kinds.add(account.kind()));
        return kinds;
    }

    /** Every fault is drawn from the seed: as many must have been asked for, injected and observed. */
    private Line fault(String kind) {
        Optional<FaultAccount> one = base.fault(kind);
        Optional<FaultAccount> two = other.fault(kind);
        boolean same = one.equals(two);
        return new Line(
                "faults: " + kind,
                counts(one),
                counts(two),
                SAME,
                same ? Accord.AGREES : Accord.DIFFERS,
                same ? "" : "every fault is drawn from the seed");
    }

    private Line conduct() {
        Accord accord = base.doubts().isEmpty() == other.doubts().isEmpty()
                ? Accord.AGREES
                : base.wasInTime() && other.wasInTime() ? Accord.DIFFERS : Accord.UNPROVEN;
        String why = Stream.concat(base.doubts().stream(), other.doubts().stream())
                .filter(doubt -> accord != Accord.AGREES)
                .findFirst()
                .orElse("");
        return new Line("the run went well", went(base), went(other), SAME, accord, why);
    }

    private Optional<Line> figure(Metric metric) {
        OptionalDouble one = base.metrics().value(metric);
        OptionalDouble two = other.metrics().value(metric);
        if (one.isEmpty() && two.isEmpty()) return Optional.empty();
        Band band = bands.of(metric);
        boolean holds = one.isPresent()
                && two.isPresent()
                && band.holds(one.getAsDouble(), two.getAsDouble());
        Accord accord = !band.isHeld()
                ? Accord.NOT_HELD
                : holds ? Accord.AGREES : isExcused(band) ? Accord.UNPROVEN : Accord.DIFFERS;
        return Optional.of(new Line(
                metric.title(),
                words(metric, one),
                words(metric, two),
                width(metric, band, one, two),
                accord,
                holds || !band.isHeld() ? "" : band.why()));
    }

    private boolean isExcused(Band band) {
        return band.ofTime() && !(base.wasInTime() && other.wasInTime());
    }

    private static String width(Metric metric, Band band, OptionalDouble one, OptionalDouble two) {
        if (!band.isHeld()) return "–";
        double width = band.width(one.orElse(0), two.orElse(0));
        return width == 0 ? SAME : "± " + metric.words(width);
    }

    private static String words(Metric metric, OptionalDouble value) {
        return value.isPresent() ? metric.words(value.getAsDouble()) : "–";
    }

    private static String words(Optional<Verdict> verdict) {
        return verdict.map(found -> Page.word(found.result()) + ": " + found.figure())
                .orElse("–");
    }

    private static String counts(Optional<FaultAccount> account) {
        return account.map(
                        found -> found.asked() + ", " + found.injected() + ", " + found.observed())
                .orElse("–");
    }

    private static String went(Twin run) {
        if (run.doubts().isEmpty()) return run.wasInTime() ? "yes" : "yes, but late";
        return run.doubts().get(0);
    }
}
