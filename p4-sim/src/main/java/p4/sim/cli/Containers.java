package p4.sim.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.LoggerFactory;
import p4.sim.cluster.container.ContainerFleet;
import p4.sim.cluster.container.Engine;
import p4.sim.cluster.container.Ownership;
import p4.sim.cluster.remote.Fleet;

/** The fleets of containers that runs take place on. */
final class Containers {

    private static final String IMAGE = "P4_LAB_IMAGE";
    private static final int NAME_BYTES = 4;

    private Containers() {}

    /**
     * Where runs take place on the engine of this machine, after what earlier laboratories left there is
     * swept away.
     *
     * @throws p4.sim.cluster.container.EngineTrouble if there is no engine, or no image on it
     */
    static Testbed testbed() {
        hush();
        Engine engine = Engine.find();
        String image = System.getenv().getOrDefault(IMAGE, ContainerFleet.IMAGE);
        engine.need(image);
        engine.sweep();
        return new RemoteTestbed(() -> fleet(engine, image), 1);
    }

    /** That no engine is there is told in one line; the library would tell it in five more. */
    private static void hush() {
        if (LoggerFactory.getLogger("org.testcontainers") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
    }

    private static Fleet fleet(Engine engine, String image) {
        var chance = new SecureRandom();
        byte[] name = new byte[NAME_BYTES];
        chance.nextBytes(name);
        Ownership owner = Ownership.of(HexFormat.of().formatHex(name));
        return ContainerFleet.on(engine, owner, image, 1, chance);
    }
}
