package p4.sim.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import p4.sim.scenario.ScenarioReader;

/** A run in virtual time that leaves no report, for tests: from scenario and seed to verdicts. */
public final class SeededRun implements BiFunction<Path, Long, Map<String, String>> {

    @Override
    public Map<String, String> apply(Path scenario, Long seed) {
        var results = new LinkedHashMap<String, String>();
        VirtualRun.of(ScenarioReader.read(scenario), seed)
                .verdicts()
                .forEach(verdict -> results.put(
                        verdict.check().name().name(), verdict.result() + " " + verdict.why()));
        return results;
    }
}
