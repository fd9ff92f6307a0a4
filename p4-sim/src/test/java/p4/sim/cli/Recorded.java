package p4.sim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import p4.sim.journal.EntryCodec;
import p4.sim.scenario.ScenarioReader;

/** A run in virtual time that leaves no report, for tests: from scenario and seed to its journal. */
public final class Recorded implements BiFunction<Path, Long, List<String>> {

    @Override
    public List<String> apply(Path scenario, Long seed) {
        return VirtualRun.of(ScenarioReader.read(scenario), seed).journal().stream()
                .map(EntryCodec::write)
                .toList();
    }
}
