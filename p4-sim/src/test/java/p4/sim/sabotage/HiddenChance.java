package p4.sim.sabotage;

import java.util.concurrent.ThreadLocalRandom;

/** Mistakes that make two runs of one seed differ. */
enum HiddenChance implements Mutant {
    ROLLS_ITS_OWN_DICE(
            "The tracker draws from a generator that nobody seeded.",
            Spot.in("p4.sim.time.Seed", "stream"),
            call -> call.argument(0, String.class).equals("tracker")
                    ? ThreadLocalRandom.current()
                    : call.proceed());

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    HiddenChance(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
