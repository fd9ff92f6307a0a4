package p4.sim.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import p4.sim.journal.Entry;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Scenario;

/** Measures a journal as checks do, whether or not the scenario holds the figure to a bound. */
public final class Yardstick {

    private Yardstick() {}

    /** What {@code name} measures, by {@code statistic} of many; every figure is good enough. */
    public static CheckSpec of(CheckName name, CheckSpec.Statistic statistic) {
        var anything = new CheckSpec.Bound(
                statistic, CheckSpec.Comparison.AT_LEAST, Double.NEGATIVE_INFINITY, "0");
        return new CheckSpec(name, Optional.of(anything));
    }

    /** The figure of each of {@code specs} in {@code journal}; empty where there was nothing. */
    public static List<OptionalDouble> measure(
            List<CheckSpec> specs, Scenario scenario, List<Entry> journal) {
        List<Check> checks =
                specs.stream().map(spec -> Checks.begin(scenario, spec)).toList();
        for (Entry entry : journal) checks.forEach(check -> check.hear(entry));
        return checks.stream().map(check -> check.finding().measured()).toList();
    }
}
