package p4.sim.sweep;

import java.util.List;
import java.util.Optional;
import p4.sim.check.Verdict;
import p4.sim.scenario.CheckName;

/** What became of one check in all runs of a variant; {@code mean} is empty without figures. */
public record CheckRow(String check, CheckName.Unit unit, Count count, Optional<Estimate> mean) {

    static CheckRow of(String check, List<Verdict> verdicts) {
        List<Double> figures = verdicts.stream()
                .flatMapToDouble(verdict -> verdict.measured().stream())
                .boxed()
                .toList();
        return new CheckRow(
                check,
                verdicts.get(0).check().name().unit(),
                Count.of(verdicts, Verdict::result),
                figures.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(figures)));
    }
}
