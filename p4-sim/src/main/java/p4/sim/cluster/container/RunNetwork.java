package p4.sim.cluster.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Network;

import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A network of one run, with an address for each host that it keeps in every life.
 *
 * <p>A bridge with addresses of its own and no way out of the machine but the ports that hosts publish
 * on loopback. Holds {@value #HOSTS_MAX} hosts.
 */
public final class RunNetwork {

    /** How many hosts it has addresses for. */
    public static final int HOSTS_MAX = 4_000;

    private static final int TRIES = 64;
    private static final int GATEWAY = 1;

    private final DockerClient client;
    private final String id;
    private final int block;
    private int given = GATEWAY;

    private RunNetwork(DockerClient client, String id, int block) {
        this.client = client;
        this.id = id;
        this.block = block;
    }

    /**
     * Makes one that is called and labelled as {@code owner} says, at addresses that are free.
     *
     * @param closed whether nothing but its hosts can be reached by it, and no port be published
     * @throws EngineTrouble if the engine makes none
     */
    public static RunNetwork make(
            DockerClient client,
            Ownership owner,
            String duty,
            boolean closed,
            RandomGenerator chance) {
        for (int left = TRIES; ; left--) {
            int block = 16 * chance.nextInt(16 * 16); // a /20 of 10.128.0.0/12
            try {
                String id = create(client, owner, duty, closed, block);
                return new RunNetwork(client, id, block);
            } catch (DockerException taken) {
                if (left > 1) continue;
                throw new EngineTrouble(
                        "the engine makes no network: " + taken.getMessage(), taken);
            }
        }
    }

    private static String create(
            DockerClient client, Ownership owner, String duty, boolean closed, int block) {
        var config = new Network.Ipam.Config()
                .withSubnet(address(block, 0) + "/20")
                .withGateway(address(block, GATEWAY));
        return client.createNetworkCmd()
                .withName("p4-" + owner.run() + "-" + duty)
                .withDriver("bridge")
                .withInternal(closed)
                .withIpam(new Network.Ipam().withConfig(config))
                .withOptions(Map.of("com.docker.network.bridge.enable_ip_masquerade", "false"))
                .withLabels(owner.labels())
                .exec()
                .getId();
    }

    /** How the engine calls it. */
    public String id() {
        return id;
    }

    /** An address that nobody has yet. */
    synchronized String nextAddress() {
        if (given > HOSTS_MAX) {
            throw new EngineTrouble(
                    "found more than " + HOSTS_MAX + " hosts in one run, expected fewer");
        }
        return address(block, ++given);
    }

    /** Joins {@code container} to it, at {@code address}. */
    void join(String container, String address) {
        var place = new ContainerNetwork.Ipam().withIpv4Address(address);
        client.connectToNetworkCmd()
                .withNetworkId(id)
                .withContainerId(container)
                .withContainerNetwork(new ContainerNetwork().withIpamConfig(place))
                .exec();
    }

    /** Takes {@code container} from it. */
    void leave(String container) {
        client.disconnectFromNetworkCmd()
                .withNetworkId(id)
                .withContainerId(container)
                .withForce(true)
                .exec();
    }

    private static String address(int block, int host) {
        int third = block % 256 + host / 256;
        return "10." + (128 + block / 256) + "." + third + "." + host % 256;
    }
}
