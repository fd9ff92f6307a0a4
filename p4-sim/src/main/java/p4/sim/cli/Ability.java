package p4.sim.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        DriverKind.ofTwins().stream()
                .filter(driver -> driver != scenario.driver())
                .forEach(driver -> refuseLack(draft, scenario, driver, all));
    }

    private static void refuseLack(
            Draft draft, Scenario scenario, DriverKind driver, String expected) {
        lacks(scenario, driver).forEach((capability, reason) -> {
            throw new Refusal(draft.place(capability.asked()) + " found something that needs "
                    + capability.key() + ", which driver " + driver.key() + " cannot do" + reason
                    + ", expected " + expected);
        });
    }

    /** What {@code driver} cannot do of what {@code scenario} needs, each with the reason if it is known. */
    private static Map<Capability, String> lacks(Scenario scenario, DriverKind driver) {
        Map<Capability, String> lacks = new EnumMap<>(Capability.class);
        Set<Capability> able = Testbed.able(driver);
        for (Capability needed : Capability.neededBy(scenario)) {
            if (!able.contains(needed)) lacks.put(needed, "");
        }
        if (driver == DriverKind.CONTAINER || driver == DriverKind.SWARM) {
            lacks.computeIfPresent(
                    Capability.CLOCKS,
                    (clocks, unsaid) -> " since containers share the clock of their kernel");
        }
        if (driver == DriverKind.CONTAINER && scenario.driver() == driver) {
            lacks.computeIfPresent(
                    Capability.LATENCY_AND_LOSS,
                    (packets, unsaid) -> whyNotDelayed(scenario).orElse(null));
        }
        return lacks;
    }

    /**
     * Why the packets of {@code scenario} do not fare in containers as it says; empty if they do.
     *
     * <p>Depends on the engine of this machine, so is tried only for a run that is on it.
     */
    private static Optional<String> whyNotDelayed(Scenario scenario) {
        if (!LinkBook.knows(scenario)) return Optional.of(" since tc draws jitter evenly only");
        return Containers.refusalOfNetem()
                .map(said ->
                        " since the kernel of its engine has no netem (tc says \"" + said + "\")");
    }

    private static String whoElse(Scenario scenario) {
        List<String> able = Stream.of(DriverKind.values())
                .filter(driver -> Testbed.able(driver).containsAll(Capability.neededBy(scenario)))
                .map(DriverKind::key)
                .toList();
        return "one of the drivers " + able;
    }
}
