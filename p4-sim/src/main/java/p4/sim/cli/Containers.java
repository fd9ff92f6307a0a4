package p4.sim.cli;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
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
     * One for a run, after what earlier laboratories left on the engine is swept away.
     *
     * @param errors hears of whose that was
     */
    static Fleet fleet(PrintStream errors) {
        Engine engine = Engine.find();
        List<String> swept = engine.sweep();
        if (!swept.isEmpty()) {
            errors.println("swept what earlier runs left on the container engine: "
                    + String.join(", ", swept));
        }
        var chance = new SecureRandom();
        byte[] name = new byte[NAME_BYTES];
        chance.nextBytes(name);
        Ownership owner = Ownership.of(HexFormat.of().formatHex(name));
        String image = System.getenv().getOrDefault(IMAGE, ContainerFleet.IMAGE);
        return ContainerFleet.on(engine, owner, image, 1, chance);
    }
}
