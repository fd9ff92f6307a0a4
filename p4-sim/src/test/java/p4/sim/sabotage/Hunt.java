package p4.sim.sabotage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import p4.sim.scenario.CheckName;

/** Looks for a bug on its stage with one seed after the other, in virtual time. */
final class Hunt {

    /** A bug that no check found with so many seeds is not found. */
    static final int SEEDS_MAX = 200;

    private static final String FAILED = "FAILED";

    private Hunt() {}

    /** How many seeds it took, 1 to {@link #SEEDS_MAX}, and what the check said. */
    record Catch(int seeds, String why) {}

    /**
     * Hunts for {@code seeded} until its check fails.
     *
     * @throws AssertionError if it does not within {@link #SEEDS_MAX} seeds; says which others did
     */
    static Catch of(Seeded seeded) {
        World world = world(seeded.stage(), seeded.bug());
        Map<CheckName, Integer> others = new EnumMap<>(CheckName.class);
        String result = "";
        for (int seed = 0; seed < SEEDS_MAX; seed++) {
            Map<CheckName, String> results = world.judge(seeded.stage().scenario(), seed);
            result = results.getOrDefault(seeded.check(), "not asked for");
            if (result.startsWith(FAILED)) return new Catch(seed + 1, result);
            results.forEach((check, other) -> {
                if (other.startsWith(FAILED)) others.merge(check, 1, Integer::sum);
            });
        }
        throw new AssertionError(seeded + " is not found; its check says last: " + result
                + "; other checks failed so many times: " + others);
    }

    /** What does not pass on {@code stage} without a bug, with the first {@code seeds} seeds. */
    static List<String> falseAlarms(Stage stage, int seeds) {
        World world = world(stage);
        var alarms = new ArrayList<String>();
        for (int seed = 0; seed < seeds; seed++) {
            String where = stage + ", seed " + seed + ": ";
            world.judge(stage.scenario(), seed).forEach((check, result) -> {
                if (!result.startsWith("PASSED")) alarms.add(where + check + " " + result);
            });
        }
        return alarms;
    }

    private static World world(Stage stage, Mutant... bugs) {
        var planted = new ArrayList<Mutant>(stage.given());
        planted.addAll(List.of(bugs));
        return World.brokenBy(planted);
    }
}
