package p4.sim.cluster.swarm;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.List;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.sim.cluster.container.Ownership;
import p4.sim.cluster.gate.Main;

/** The container of a run through which the laboratory reaches its hosts, wherever they are. */
final class GateContainer {

    private static final String LOOPBACK = "127.0.0.1";
    private static final ExposedPort PORT = ExposedPort.tcp(7_399);
    private static final long HEAP_MIB = 64;
    private static final long MEMORY = 256L << 20;

    private GateContainer() {}

    /**
     * Starts one on the network {@code inside} whose port is published on loopback by {@code outside}.
     *
     * @return that port, which may take calls only a while later
     */
    static PeerEndpoint start(
            DockerClient client,
            Ownership owner,
            String image,
            String inside,
            String outside,
            Token token) {
        String id = client.createContainerCmd(image)
                .withName("p4-" + owner.run() + "-gate")
                .withLabels(owner.labels())
                .withEnv(Main.TOKEN + "=" + token.secret())
                .withExposedPorts(PORT)
                .withEntrypoint(HostService.program(Main.class.getName(), HEAP_MIB))
                .withCmd("0.0.0.0:" + PORT.getPort())
                .withHostConfig(setUp(outside))
                .exec()
                .getId();
        client.connectToNetworkCmd().withNetworkId(inside).withContainerId(id).exec();
        client.startContainerCmd(id).exec();
        return new PeerEndpoint(LOOPBACK, published(client, id));
    }

    private static HostConfig setUp(String outside) {
        return HostConfig.newHostConfig()
                .withNetworkMode(outside)
                .withPortBindings(new PortBinding(Ports.Binding.bindIp(LOOPBACK), PORT))
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory(MEMORY);
    }

    private static int published(DockerClient client, String id) {
        Ports ports = client.inspectContainerCmd(id).exec().getNetworkSettings().getPorts();
        Ports.Binding[] bindings = ports.getBindings().get(PORT);
        if (bindings == null || bindings.length == 0) {
            throw new IllegalStateException("the engine published no port of the gate");
        }
        return Integer.parseInt(bindings[0].getHostPortSpec());
    }
}
