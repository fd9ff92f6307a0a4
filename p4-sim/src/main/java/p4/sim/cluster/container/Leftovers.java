package p4.sim.cluster.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What runs made on an engine, by its labels: containers first, then their networks and volumes. */
final class Leftovers {

    private final DockerClient client;

    Leftovers(DockerClient client) {
        this.client = client;
    }

    /** Removes what is of runs whose laboratory is no more; tells which, in order. */
    List<String> sweep() {
        return remove(labels -> !Ownership.isAlive(labels.getOrDefault(Ownership.LAB, "")));
    }

    /** Removes all that is of {@code run}. */
    void removeAllOf(String run) {
        List<String> unused = remove(labels -> run.equals(labels.get(Ownership.RUN)));
    }

    private List<String> remove(Predicate<Map<String, String>> chosen) {
        List<Container> containers = containers().stream()
                .filter(one -> chosen.test(one.getLabels()))
                .toList();
        List<Network> networks =
                networks().stream().filter(one -> chosen.test(one.getLabels())).toList();
        containers.parallelStream().forEach(this::remove);
        networks.forEach(one -> quietly(client.removeNetworkCmd(one.getId())));
        volumes().stream()
                .filter(one -> chosen.test(one.getLabels()))
                .forEach(one -> quietly(client.removeVolumeCmd(one.getName())));
        var runs = new TreeSet<String>();
        containers.forEach(one -> runs.add(String.valueOf(one.getLabels().get(Ownership.RUN))));
        networks.forEach(one -> runs.add(String.valueOf(one.getLabels().get(Ownership.RUN))));
        return List.copyOf(runs);
    }

    private void remove(Container container) {
        quietly(client.removeContainerCmd(container.getId())
                .withForce(true)
                .withRemoveVolumes(true));
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
