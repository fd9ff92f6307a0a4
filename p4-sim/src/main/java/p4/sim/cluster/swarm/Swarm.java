package p4.sim.cluster.swarm;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.SwarmInfo;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import p4.sim.cluster.container.Engine;
import p4.sim.cluster.container.EngineTrouble;
import p4.sim.cluster.container.NodeStates;
import p4.sim.cluster.container.Ownership;

/** A swarm, seen from an engine that manages it; its methods block. */
public final class Swarm {

    private final DockerClient client;
    private final String node;

    private Swarm(DockerClient client, String node) {
        this.client = client;
        this.node = node;
    }

    /**
     * The swarm that {@code engine} manages.
     *
     * @throws EngineTrouble if it manages none
     */
    public static Swarm of(Engine engine) {
        SwarmInfo swarm = engine.client().infoCmd().exec().getSwarm();
        String node = swarm == null ? "" : String.valueOf(swarm.getNodeID());
        if (swarm == null || node.isEmpty()) {
            throw new EngineTrouble(
                    "found an engine that is in no swarm, expected a manager: docker"
                            + " swarm init");
        }
        if (!Boolean.TRUE.equals(swarm.getControlAvailable())) {
            throw new EngineTrouble("found an engine that is a worker of its swarm, expected a"
                    + " manager: docker node promote");
        }
        return new Swarm(engine.client(), node);
    }

    /** The way to the engine that manages it. */
    DockerClient client() {
        return client;
    }

    /** How the swarm calls the machine of that engine. */
    String node() {
        return node;
    }

    /**
     * Has {@code machine} take nothing, and end at once what it has.
     *
     * @param labels whose doing it is, so that it can be undone if they die meanwhile
     */
    String drain(String machine, Map<String, String> labels) {
        return new NodeStates(client).drain(machine, labels);
    }

    /** Undoes {@link #drain}. */
    String open(String machine) {
        return new NodeStates(client).open(machine);
    }

    /** The labels of what {@code owner} makes for all machines to see. */
    Map<String, String> labels(Ownership owner) {
        Map<String, String> labels = new TreeMap<>(owner.labels());
        labels.put(Ownership.NODE, node);
        return labels;
    }

    /**
     * Makes the network on which the hosts of a run meet, over all machines, with no way out of it.
     *
     * @return how the swarm calls it
     */
    String overlay(Ownership owner, RandomGenerator chance) {
        int block = chance.nextInt(16 * 16 * 16); // a /20 of 10.0.0.0/8
        String subnet = "10." + block / 16 + "." + block % 16 * 16 + ".0/20";
        return client.createNetworkCmd()
                .withName("p4-" + owner.run() + "-nodes")
                .withDriver("overlay")
                .withAttachable(true)
                .withInternal(true)
                .withIpam(
                        new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet(subnet)))
                .withLabels(labels(owner))
                .exec()
                .getId();
    }
}
