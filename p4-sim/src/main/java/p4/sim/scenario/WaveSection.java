package p4.sim.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes {@code wave:}. */
final class WaveSection {

    private static final Key<Double> SWING = Key.required(
            "swing",
            Words.SHARE,
            "How far the rate goes above its mean, and below it half a period later.",
            "80%");
    private static final Key<Duration> PEAK = Key.required(
            "peak", Words.MOMENT, "When it is highest, counted from the start of the run.", "80s");
    private static final Key<Duration> PERIOD =
            Key.required("period", Words.DURATION, "How long until it is so again.", "5m");

    /** A rate that is no constant. */
    static final Block BLOCK = Block.of(
            "wave",
            "How the rate goes up and down around its mean, as a day's does: as a cosine.",
            SWING,
            PEAK,
            PERIOD);

    private WaveSection() {}

    static Wave read(Section section) {
        return new Wave(section.get(SWING), section.get(PEAK), section.get(PERIOD));
    }

    static Map<String, Object> write(Wave wave) {
        var section = new LinkedHashMap<String, Object>();
        section.put(SWING.name(), ScenarioWriter.percent(wave.swing()));
        section.put(PEAK.name(), ScenarioWriter.duration(wave.peak()));
        section.put(PERIOD.name(), ScenarioWriter.duration(wave.period()));
        return section;
    }
}
