package p4.sim.sweep;

import java.util.List;
import java.util.Optional;
import p4.sim.check.Verdict;

/** What is kept of every run of a sweep; {@code variant} is its number, from 0. */
public record Row(
        int variant, long seed, Verdict.Result result, List<Verdict> verdicts, Again again) {

    public Row {
        verdicts = List.copyOf(verdicts);
    }

    /** What a second run of the same seed was like. */
    public enum Again {
        /** There was none. */
        NOT_RUN,
        /** Its journal was the same. */
        SAME,
        /** Its journal was another. */
        DIFFERENT
    }

    /** What became of the check that is written {@code text}, if the run had it. */
    Optional<Verdict> verdict(String text) {
        return verdicts.stream()
                .filter(verdict -> verdict.check().text().equals(text))
                .findFirst();
    }

    /** Tells whether the run is reason enough to stop. */
    boolean isBad() {
        return result == Verdict.Result.FAILED || again == Again.DIFFERENT;
    }
}
