package p4.sim.cluster.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Service;
import com.github.dockerjava.api.model.SwarmInfo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What runs made on an engine, by its labels: services first, then containers, networks and volumes.
 *
 * <p>What services left on other machines of a swarm, those remove themselves; it is waited for.
 */
public final class Leftovers {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int TRIES = 100;
    private static final long LAST_CALLS_SECONDS = 20;

    private final DockerClient client;

    /** On the engine that {@code client} speaks with. */
    public Leftovers(DockerClient client) {
        this.client = client;
    }

    /** Removes what is of runs whose laboratory is no more; tells which, in order. */
    List<String> sweep() {
        String node = String.valueOf(swarm().getNodeID());
        return remove(labels -> labels.getOrDefault(Ownership.NODE, node).equals(node)
                && !Ownership.isAlive(labels.getOrDefault(Ownership.LAB, "")));
    }

    /**
     * Removes all that is of {@code run}, once what {@code calls} make for it is there to be removed.
     *
     * <p>They are told to end, and waited for a while.
     */
    public void removeAllOf(String run, ExecutorService calls) {
        calls.shutdown();
        try {
            boolean unused = calls.awaitTermination(LAST_CALLS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        removeAllOf(run);
    }

    /** Removes all that is of {@code run}. */
    public void removeAllOf(String run) {
        List<String> unused = remove(labels -> run.equals(labels.get(Ownership.RUN)));
    }

    private List<String> remove(Predicate<Map<String, String>> chosen) {
        List<Service> services =
                services().stream().filter(one -> chosen.test(labels(one))).toList();
        services.forEach(one -> quietly(client.removeServiceCmd(one.getId())));
        List<Container> containers = containers().stream()
                .filter(one -> chosen.test(one.getLabels()))
                .toList();
        List<Network> networks =
                networks().stream().filter(one -> chosen.test(one.getLabels())).toList();
        if (isManager()) new NodeStates(client).openAll(chosen);
        await(services);
        containers.parallelStream().forEach(this::remove);
        removeAll(networks);
        volumes().stream()
                .filter(one -> chosen.test(one.getLabels()))
                .forEach(one -> quietly(client.removeVolumeCmd(one.getName())));
        var runs = new TreeSet<String>();
        containers.forEach(one -> runs.add(String.valueOf(one.getLabels().get(Ownership.RUN))));
        services.forEach(one -> runs.add(String.valueOf(labels(one).get(Ownership.RUN))));
        networks.forEach(one -> runs.add(String.valueOf(one.getLabels().get(Ownership.RUN))));
        return List.copyOf(runs);
    }

    /** Blocks until {@code services}, which were removed, have no container on any machine. */
    private void await(List<Service> services) {
        if (services.isEmpty()) return;
        Set<String> ids = services.stream().map(Service::getId).collect(Collectors.toSet());
        pausing(() -> client.listTasksCmd().exec().stream()
                .noneMatch(task -> ids.contains(task.getServiceId())));
    }

    /** A network of a swarm may be in use a little longer than the last container that was on it. */
    private void removeAll(List<Network> networks) {
        if (networks.isEmpty()) return;
        Set<String> ids = networks.stream().map(Network::getId).collect(Collectors.toSet());
        pausing(() -> {
            networks().stream()
                    .map(Network::getId)
                    .filter(ids::contains)
                    .forEach(id -> quietly(client.removeNetworkCmd(id)));
            return networks().stream().map(Network::getId).noneMatch(ids::contains);
        });
    }

    /** Tries until it is {@code done}, for a while; what is left then is left to the next sweep. */
    private static void pausing(BooleanSupplier done) {
        try (var pauses = new Pauses()) {
            for (int tries = 0; tries < TRIES && !done.getAsBoolean(); tries++) pauses.take(PAUSE);
        }
    }

    private void remove(Container container) {
        quietly(client.removeContainerCmd(container.getId())
                .withForce(true)
                .withRemoveVolumes(true));
    }

    private List<Service> services() {
        if (!isManager()) return List.of();
        return client.listServicesCmd().withLabelFilter(Map.of()).exec().stream()
                .filter(one -> labels(one).containsKey(Ownership.RUN))
                .toList();
    }

    private boolean isManager() {
        return Boolean.TRUE.equals(swarm().getControlAvailable());
    }

    private SwarmInfo swarm() {
        SwarmInfo swarm = client.infoCmd().exec().getSwarm();
        return swarm == null ? new SwarmInfo() : swarm;
    }

    private static Map<String, String> labels(Service service) {
        Map<String, String> labels = service.getSpec().getLabels();
        return labels == null ? Map.of() : labels;
    }

    private List<Container> containers() {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(Ownership.RUN))
                .exec();
    }

    private List<Network> networks() {
        return client.listNetworksCmd()
                .withFilter("label", List.of(Ownership.RUN))
                .exec();
    }

    private List<InspectVolumeResponse> volumes() {
        return List.copyOf(client.listVolumesCmd()
                .withFilter("label", List.of(Ownership.RUN))
                .exec()
                .getVolumes());
    }

    /** What is gone meanwhile need not be removed, and what cannot be is left to the next sweep. */
    private static void quietly(SyncDockerCmd<?> removal) {
        try {
            removal.exec();
        } catch (DockerException goneOrStuck) {
            removal.close();
        }
    }
}
