package p4.sim.twin;

import java.util.List;
import java.util.Optional;
import p4.sim.check.FaultAccount;
import p4.sim.check.Verdict;
import p4.sim.report.Report;
import p4.sim.report.gist.Metrics;
import p4.sim.scenario.Scenario;

/**
 * What a run on one driver came to, as far as a run on another has to come to the same.
 *
 * <p>{@code lateness} says that the laboratory itself was too late for the run to prove anything about
 * time, if it was; {@code doubts} are all other reasons why the run cannot pass.
 */
public record Twin(
        Scenario scenario,
        Verdict.Result result,
        List<Verdict> verdicts,
        List<String> doubts,
        Optional<String> lateness,
        List<FaultAccount> faults,
        Metrics metrics) {

    public Twin {
        verdicts = List.copyOf(verdicts);
        doubts = List.copyOf(doubts);
        faults = List.copyOf(faults);
    }

    /** What {@code report} tells. */
    public static Twin of(Report report) {
        Optional<String> lateness = report.gist().conduct().lateDoubt();
        return new Twin(
                report.scenario(),
                report.overall(),
                report.verdicts(),
                report.doubts().stream()
                        .filter(doubt -> !lateness.equals(Optional.of(doubt)))
                        .toList(),
                lateness,
                report.faults(),
                report.gist().metrics());
    }

    /** What its nodes ran on. */
    public String driver() {
        return scenario.driver().key();
    }

    /** Tells whether the laboratory kept up. */
    boolean wasInTime() {
        return lateness.isEmpty();
    }

    /** What became of the check that is written {@code text}, if the run had it. */
    Optional<Verdict> verdict(String text) {
        return verdicts.stream()
                .filter(verdict -> verdict.check().text().equals(text))
                .findFirst();
    }

    /** What became of the faults of {@code kind}, if there were any. */
    Optional<FaultAccount> fault(String kind) {
        return faults.stream().filter(account -> account.kind().equals(kind)).findFirst();
    }
}
