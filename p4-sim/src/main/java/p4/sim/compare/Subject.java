package p4.sim.compare;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import p4.model.ContentHash;
import p4.sim.check.Verdict;
import p4.sim.replay.LeftRun;
import p4.sim.report.RunLabel;
import p4.sim.report.gist.Metrics;
import p4.sim.scenario.ScenarioKeys;

/**
 * One of the runs that are compared, without its journal; {@code letter} is A for the first.
 *
 * <p>{@code keys} are the values of its scenario by the keys that lead there, {@code told} is the
 * hash of its whole journal, which had {@code entries} entries.
 */
record Subject(
        String letter,
        Path folder,
        RunLabel label,
        Verdict.Result result,
        ContentHash told,
        int entries,
        Map<String, String> keys,
        List<Verdict> verdicts,
        Metrics metrics,
        Course course) {

    private static final int LOOKS = 6;

    Subject {
        keys = new LinkedHashMap<>(keys);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Reads run number {@code index}, from 0, that left {@code folder}.
     *
     * @throws p4.sim.replay.BadResults if no run left it
     */
    static Subject read(int index, Path folder) {
        LeftRun left = LeftRun.read(folder);
        return new Subject(
                Character.toString('A' + index),
                folder,
                left.report().label(),
                left.result(),
                left.told(),
                left.entries(),
                ScenarioKeys.of(left.report().scenario()),
                left.report().verdicts(),
                left.metrics(),
                Course.read(folder, left));
    }

    /** The letter as styles have it; the seventh run looks like the first. */
    String style() {
        return "run run-" + (char) ('a' + (letter.charAt(0) - 'A') % LOOKS);
    }

    /** What became of the check that is written {@code text}, if the run had it. */
    Optional<Verdict> verdict(String text) {
        return verdicts.stream()
                .filter(verdict -> verdict.check().text().equals(text))
                .findFirst();
    }

    /** How long it took by the clock on the wall, in seconds. */
    double seconds() {
        return label.took().toMillis() / 1e3;
    }
}
