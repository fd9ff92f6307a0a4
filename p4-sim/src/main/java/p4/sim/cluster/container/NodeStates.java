package p4.sim.cluster.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.SwarmNode;
import com.github.dockerjava.api.model.SwarmNodeAvailability;
import com.github.dockerjava.api.model.SwarmNodeSpec;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which machines of a swarm take containers, and on whose behalf others do not; blocks. */
public final class NodeStates {

    private static final List<String> OURS = List.of(Ownership.RUN, Ownership.LAB, Ownership.NODE);

    private final DockerClient client;

    /** Of the swarm that the engine manages which {@code client} speaks with. */
    public NodeStates(DockerClient client) {
        this.client = client;
    }

    /** Has the machine called {@code node} take nothing and end what it has; labels it so. */
    public String drain(String node, Map<String, String> labels) {
        SwarmNode machine = find(node);
        Map<String, String> more = labels(machine);
        more.putAll(labels);
        update(machine, SwarmNodeAvailability.DRAIN, more);
        return node;
    }

    /** Has the machine called {@code node} take containers again, with no label of ours. */
    public String open(String node) {
        open(find(node));
        return node;
    }

    /** Opens every machine that was drained by those whose labels are {@code chosen}. */
    void openAll(Predicate<Map<String, String>> chosen) {
        client.listSwarmNodesCmd().exec().stream()
                .filter(machine -> labels(machine).containsKey(Ownership.RUN))
                .filter(machine -> chosen.test(labels(machine)))
                .forEach(this::open);
    }

    private void open(SwarmNode machine) {
        Map<String, String> fewer = labels(machine);
        OURS.forEach(fewer::remove);
        update(machine, SwarmNodeAvailability.ACTIVE, fewer);
    }

    private void update(
            SwarmNode machine, SwarmNodeAvailability availability, Map<String, String> labels) {
        SwarmNodeSpec spec = spec(machine);
        spec.labels = labels;
        client.updateSwarmNodeCmd()
                .withSwarmNodeId(machine.getId())
                .withVersion(version(machine))
                .withSwarmNodeSpec(spec.withAvailability(availability))
                .exec();
    }

    private SwarmNode find(String node) {
        return client.listSwarmNodesCmd().withIdFilter(List.of(node)).exec().stream()
                .findFirst()
                .orElseThrow(() -> new EngineTrouble(
                        "found no machine " + node + " in the swarm, expected it to be there"));
    }

    private static Map<String, String> labels(SwarmNode machine) {
        Map<String, String> labels = spec(machine).getLabels();
        return labels == null ? new TreeMap<>() : new TreeMap<>(labels);
    }

    private static SwarmNodeSpec spec(SwarmNode machine) {
        SwarmNodeSpec spec = machine.getSpec();
        return spec == null ? new SwarmNodeSpec() : spec;
    }

    private static long version(SwarmNode machine) {
        var version = machine.getVersion();
        Long index = version == null ? null : version.getIndex();
        return index == null ? 0 : index;
    }
}
