package p4.sim.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import p4.sim.cluster.Capability;
import p4.sim.net.LinkBook;
import p4.sim.scenario.Draft;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;

/** Whether the driver of a scenario can do what it asks for. */
final class Ability {

    private Ability() {}

    /**
     * Makes sure that the driver of {@code scenario}, as {@code draft} has it, can do all of it.
     *
     * <p>So must every driver of a twin, whichever it runs on.
     *
     * @throws Refusal with the place that asks for what it cannot do, and who can
     */
    static void refuseLack(Draft draft, Scenario scenario) {
        refuseLack(draft, scenario, scenario.driver(), whoElse(scenario));
        if (!scenario.twin()) return;
        String all = "a twin to need only what all of "
                + DriverKind.ofTwins().stream().map(DriverKind::key).toList() + " can do";
        DriverKind.ofTwins().forEach(driver -> refuseLack(draft, scenario, driver, all));
    }

    private static void refuseLack(
            Draft draft, Scenario scenario, DriverKind driver, String expected) {
        Set<Capability> lacking = Capability.neededBy(scenario);
        lacking.removeAll(Testbed.able(driver));
        if (driver == DriverKind.CONTAINER && lacking.contains(Capability.LATENCY_AND_LOSS)) {
            lacking.removeAll(whatItsKernelCan(scenario));
        }
        for (Capability capability : lacking) {
            throw new Refusal(draft.place(capability.asked()) + " found something that needs "
                    + capability.key() + ", which driver " + driver.key() + " cannot do"
                    + reason(scenario, driver, capability) + ", expected " + expected);
        }
    }

    /** What depends on the engine of this machine; not tried for a run that is on another driver. */
    private static Set<Capability> whatItsKernelCan(Scenario scenario) {
        boolean able = scenario.driver() == DriverKind.CONTAINER
                && LinkBook.knows(scenario)
                && Containers.refusalOfNetem().isEmpty();
        return able ? EnumSet.of(Capability.LATENCY_AND_LOSS) : Set.of();
    }

    private static String reason(Scenario scenario, DriverKind driver, Capability lacking) {
        boolean contained = driver == DriverKind.CONTAINER || driver == DriverKind.SWARM;
        if (contained && lacking == Capability.CLOCKS) {
            return " since containers share the clock of their kernel";
        }
        if (lacking != Capability.LATENCY_AND_LOSS || scenario.driver() != DriverKind.CONTAINER) {
            return "";
        }
        if (!LinkBook.knows(scenario)) return " since tc draws jitter evenly only";
        return Containers.refusalOfNetem()
                .map(said ->
                        " since the kernel of its engine has no netem (tc says \"" + said + "\")")
                .orElse("");
    }

    private static String whoElse(Scenario scenario) {
        List<String> able = Stream.of(DriverKind.values())
                .filter(driver -> Testbed.able(driver).containsAll(Capability.neededBy(scenario)))
                .map(DriverKind::key)
                .toList();
        return "one of the drivers " + able;
    }
}
