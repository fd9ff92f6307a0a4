package p4.sim.check;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Scenario;

/** Measures a run as a check does, whether or not the scenario holds the figure to a bound. */
public final class Yardstick implements Consumer<Entry> {

    private final Check check;

    /** Measures in a run of {@code scenario} what {@code name} does, by {@code statistic} of many. */
    public Yardstick(Scenario scenario, CheckName name, CheckSpec.Statistic statistic) {
        var anything = new CheckSpec.Bound(
                statistic, CheckSpec.Comparison.AT_LEAST, Double.NEGATIVE_INFINITY, "0");
        this.check = Checks.begin(scenario, new CheckSpec(name, Optional.of(anything)));
    }

    /** Hears the next entry. */
    @Override
    public void accept(Entry entry) {
        check.hear(entry);
    }

    /** The figure by now; empty if there was nothing to measure. */
    public OptionalDouble measured() {
        return check.finding().measured();
    }
}
