package p4.sim.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Setting;

/** One combination of values, and the scenario that each seed has with it. */
public record Variant(List<Setting> settings, LongFunction<Scenario> scenarios) {

    public Variant {
        settings = List.copyOf(settings);
    }

    /** Every combination of one value of each of {@code variations}, the last changing fastest. */
    public static List<List<Setting>> combinations(List<Variation> variations) {
        List<List<Setting>> all = List.of(List.of());
        for (Variation variation : variations) {
            var longer = new ArrayList<List<Setting>>();
            for (List<Setting> before : all) {
                for (String value : variation.values()) {
                    var settings = new ArrayList<>(before);
                    settings.add(new Setting(variation.key(), value));
                    longer.add(settings);
                }
            }
            all = longer;
        }
        return all;
    }

    /** What tells it from the others. */
    public String label() {
        return settings.isEmpty()
                ? "as written"
                : settings.stream().map(Setting::toString).collect(Collectors.joining(", "));
    }
}
