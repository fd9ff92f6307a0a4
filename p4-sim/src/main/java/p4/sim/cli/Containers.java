package p4.sim.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import p4.sim.cluster.Capability;
import p4.sim.cluster.container.ContainerFleet;
import p4.sim.cluster.container.Engine;
import p4.sim.cluster.container.EngineTrouble;
import p4.sim.cluster.container.Kernel;
import p4.sim.cluster.container.Ownership;
import p4.sim.cluster.swarm.Swarm;
import p4.sim.cluster.swarm.SwarmFleet;
import p4.sim.scenario.Scenario;

/** The fleets of containers that runs take place on. */
final class Containers {

    private static final String IMAGE = "P4_LAB_IMAGE";
    private static final int NAME_BYTES = 4;

    private Containers() {}

    /**
     * Where runs of {@code scenario} take place on the engine of this machine.
     *
     * <p>What earlier laboratories left there is swept away first.
     *
     * @throws p4.sim.cluster.container.EngineTrouble if there is no engine, or no image on it
     */
    static Testbed testbed(Scenario scenario) {
        Engine engine = swept();
        boolean shapes = Capability.shapesLinks(scenario);
        return new RemoteTestbed(
                () -> ContainerFleet.on(engine, owner(), image(), 1, shapes, new SecureRandom()),
                1);
    }

    /**
     * The same on the swarm that the engine manages, with {@code density} peers a container.
     *
     * @throws p4.sim.cluster.container.EngineTrouble also if it manages none
     */
    static Testbed swarm(int density) {
        Engine engine = swept();
        Swarm swarm = Swarm.of(engine);
        return new RemoteTestbed(
                () -> SwarmFleet.on(swarm, owner(), image(), density, new SecureRandom()), density);
    }

    /** Why there is nowhere for a run to take place, in a line; empty if there is. */
    static Optional<String> trouble() {
        try {
            engine();
            return Optional.empty();
        } catch (EngineTrouble trouble) {
            return Optional.of(String.valueOf(trouble.getMessage()));
        }
    }

    private static Engine swept() {
        Engine engine = engine();
        engine.sweep();
        return engine;
    }

    private static Engine engine() {
        hush();
        Engine engine = Engine.find();
        engine.need(image());
        return engine;
    }

    private static String image() {
        return System.getenv().getOrDefault(IMAGE, ContainerFleet.IMAGE);
    }

    /** That no engine is there is told in one line; the library would tell it in five more. */
    private static void hush() {
        if (LoggerFactory.getLogger("org.testcontainers") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
    }

    /**
     * What the kernel of this machine's engine says if it can delay no packets.
     *
     * @throws p4.sim.cluster.container.EngineTrouble if there is no engine, or no image on it
     */
    static Optional<String> refusalOfNetem() {
        return Kernel.refusalOfNetem(engine(), owner(), image());
    }

    private static Ownership owner() {
        byte[] name = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(name);
        return Ownership.of(HexFormat.of().formatHex(name));
    }
}
