package p4.sim.cluster.remote;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import p4.sim.cluster.Cluster;

/** The machines of a fleet, as the peers see them that are on those. */
final class Machinery {

    private final Fleet fleet;
    private final Hosts hosts;

    Machinery(Fleet fleet, Hosts hosts) {
        this.fleet = fleet;
        this.hosts = hosts;
    }

    /** Those that can be lost, with the peers on each. */
    List<Cluster.Machine> machines() {
        return fleet.machines().entrySet().stream()
                .map(machine ->
                        new Cluster.Machine(machine.getKey(), hosts.peersOf(machine.getValue())))
                .toList();
    }

    /** The fleet ends the hosts at once; each then is killed, so that nobody waits for it. */
    CompletionStage<Void> lose(List<Cluster.Machine> machines) {
        return all(Stream.concat(
                machines.stream().map(machine -> fleet.lose(machine.name())),
                machines.stream()
                        .flatMap(machine -> machine.peers().stream())
                        .map(hosts::of)
                        .distinct()
                        .map(RemoteHost::kill)));
    }

    /** Undoes {@link #lose}; done when they can be used. */
    CompletionStage<Void> giveBack(List<Cluster.Machine> machines) {
        return all(machines.stream().map(machine -> fleet.giveBack(machine.name())));
    }

    private static CompletionStage<Void> all(Stream<CompletionStage<Void>> deeds) {
        return CompletableFuture.allOf(deeds.map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new));
    }
}
