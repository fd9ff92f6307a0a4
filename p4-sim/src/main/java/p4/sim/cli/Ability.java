package p4.sim.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import p4.sim.cluster.Capability;
import p4.sim.scenario.Draft;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;

/** Whether the driver of a scenario can do what it asks for. */
final class Ability {

    private static final List<DriverKind> BUILT =
            List.of(DriverKind.INPROCESS, DriverKind.VIRTUAL, DriverKind.CONTAINER);

    private Ability() {}

    /**
     * Makes sure that the driver of {@code scenario}, as {@code draft} has it, can do all of it.
     *
     * @throws Refusal with the place that asks for what it cannot do, and who can
     */
    static void refuseLack(Draft draft, Scenario scenario) {
        Set<Capability> lacking = Capability.neededBy(scenario);
        lacking.removeAll(Testbed.able(scenario.driver()));
        for (Capability capability : lacking) {
            throw new Refusal(draft.place(capability.asked()) + " found something that needs "
                    + capability.key() + ", which driver "
                    + scenario.driver().key()
                    + " cannot do, expected one of the drivers " + able(capability));
        }
    }

    private static List<String> able(Capability capability) {
        return Stream.of(DriverKind.values())
                .filter(BUILT::contains)
                .filter(driver -> Testbed.able(driver).contains(capability))
                .map(DriverKind::key)
                .toList();
    }
}
