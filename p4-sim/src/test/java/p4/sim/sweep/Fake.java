package p4.sim.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import p4.sim.Scenarios;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.run.Outcome;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Setting;

/** Runs that end as a test wants them to. */
record Fake(List<Entry> journal, List<Verdict> verdicts) implements Outcome {

    static final Scenario SCENARIO =
            Scenarios.minute(List.of(Scenarios.seeders(1, 1)), List.of(), List.of());

    /** A run with one check, {@code fetch-count >= 10}, that counted {@code count}. */
    static Fake counting(int count) {
        Verdict.Result result = count >= 10 ? Verdict.Result.PASSED : Verdict.Result.FAILED;
        var bound = new CheckSpec.Bound(
                CheckSpec.Statistic.TOTAL, CheckSpec.Comparison.AT_LEAST, 10, "10");
        var verdict = new Verdict(
                new CheckSpec(CheckName.FETCH_COUNT, Optional.of(bound)),
                result,
                count + " fetches",
                result == Verdict.Result.FAILED ? "too few" : "",
                OptionalLong.empty(),
                OptionalDouble.of(count));
        return new Fake(journal(count), List.of(verdict));
    }

    /** A run of which nobody can say how it went. */
    static Fake unknown() {
        return new Fake(journal(0), List.of());
    }

    static Plan plan(int variants, int seeds) {
        LongFunction<Scenario> same = seed -> SCENARIO;
        return new Plan(
                "fake",
                LongStream.rangeClosed(1, variants)
                        .mapToObj(i ->
                                new Variant(List.of(new Setting("tracker.lease", i + "s")), same))
                        .toList(),
                LongStream.range(0, seeds).boxed().toList());
    }

    private static List<Entry> journal(int count) {
        return List.of(new Entry(
                1, Duration.ofSeconds(count), "lab", new Event.PhaseBegan(Event.Phase.JUDGE)));
    }
}
