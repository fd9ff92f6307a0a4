package p4.sim.cluster.swarm;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.sim.cluster.Capability;
import p4.sim.cluster.container.EngineTrouble;
import p4.sim.cluster.container.Leftovers;
import p4.sim.cluster.container.Ownership;
import p4.sim.cluster.container.RunNetwork;
import p4.sim.cluster.gate.Passages;
import p4.sim.cluster.remote.Berth;
import p4.sim.cluster.remote.Fleet;
import p4.sim.cluster.remote.HostPlan;
import p4.time.SystemTimeline;
import p4.time.Timeline;

/**
 * Hosts that are services of a swarm, on an overlay network of their run, wherever Swarm places them.
 *
 * <p>The tracker's is on the machine of the laboratory's engine, and so is the gate through which the
 * laboratory reaches them all. A host that is started again may have another address, and its files
 * are as at first; so what happens to single nodes is left to their members.
 */
public final class SwarmFleet implements Fleet {

    private static final int CALLS_AT_ONCE = 8;
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Swarm swarm;
    private final DockerClient client;
    private final Ownership owner;
    private final HostService hosts;
    private final Passages passages;
    private final Map<String, String> services = new ConcurrentHashMap<>();
    private final Map<String, String> places = new ConcurrentHashMap<>();
    private final ScheduledExecutorService calls =
            Executors.newScheduledThreadPool(CALLS_AT_ONCE, task -> {
                var thread = new Thread(task, "p4-swarm");
                thread.setDaemon(true);
                return thread;
            });
    private final Timeline timeline = new SystemTimeline(calls);

    private SwarmFleet(
            Swarm swarm, Ownership owner, String image, int density, RandomGenerator chance) {
        this.swarm = swarm;
        this.client = swarm.client();
        this.owner = owner;
        String id = client.inspectImageCmd(image).exec().getId();
        RunNetwork outside = RunNetwork.make(client, owner, "gate", false, chance);
        String inside = swarm.overlay(owner, chance);
        this.hosts = new HostService(
                owner.run(), swarm.labels(owner), id, inside, Token.draw(chance), density);
        var pass = Token.draw(chance);
        this.passages = new Passages(
                GateContainer.start(client, owner, id, inside, outside.id(), pass), pass);
    }

    /**
     * Makes the networks and the gate of a run, for hosts of {@code image} with {@code density} peers.
     *
     * @param chance draws tokens, so a strong one, and addresses
     * @throws EngineTrouble if the engine makes no networks
     */
    public static SwarmFleet on(
            Swarm swarm, Ownership owner, String image, int density, RandomGenerator chance) {
        try {
            return new SwarmFleet(swarm, owner, image, density, chance);
        } catch (RuntimeException failed) {
            new Leftovers(swarm.client()).removeAllOf(owner.run());
            throw failed;
        }
    }

    /** What this driver can do. */
    public static Set<Capability> able() {
        return EnumSet.of(
                Capability.CRASH,
                Capability.FREEZE,
                Capability.CORRUPT,
                Capability.CHANGE_FILES,
                Capability.MACHINES);
    }

    @Override
    public Set<Capability> capabilities() {
        return able();
    }

    @Override
    public boolean crashesByHost() {
        return false;
    }

    @Override
    public Token token() {
        return hosts.token();
    }

    @Override
    public CompletionStage<Berth> start(String host) {
        return call(() -> create(host)).thenCompose(service -> {
            services.put(host, service);
            return until(() -> berth(host, service), PATIENCE);
        });
    }

    @Override
    public CompletionStage<Void> kill(String host) {
        places.remove(host);
        return Optional.ofNullable(services.remove(host))
                .map(service -> call(() -> remove(service))
                        .thenCompose(removed -> until(() -> gone(service), PATIENCE))
                        .thenAccept(gone -> {}))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public CompletionStage<Void> pause(String host) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("pause " + host));
    }

    @Override
    public CompletionStage<Void> resume(String host) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("resume " + host));
    }

    /** All machines with hosts on them but that of the laboratory's engine. */
    @Override
    public Map<String, List<String>> machines() {
        Map<String, List<String>> machines = new TreeMap<>();
        new TreeMap<>(places).forEach((host, machine) -> {
            if (machine.equals(swarm.node())) return;
            machines.computeIfAbsent(machine, first -> new ArrayList<>()).add(host);
        });
        return machines;
    }

    @Override
    public CompletionStage<Void> lose(String machine) {
        return call(() -> swarm.drain(machine, swarm.labels(owner))).thenAccept(lost -> {});
    }

    @Override
    public CompletionStage<Void> giveBack(String machine) {
        return call(() -> swarm.open(machine)).thenAccept(back -> {});
    }

    @Override
    public PeerEndpoint reach(PeerEndpoint endpoint) {
        return passages.to(endpoint);
    }

    @Override
    public synchronized void close() {
        passages.close();
        new Leftovers(client).removeAllOf(owner.run(), calls);
    }

    private String create(String host) {
        List<String> constraints =
                host.equals(HostPlan.TRACKER) ? List.of("node.id==" + swarm.node()) : List.of();
        return client.createServiceCmd(hosts.spec(host, constraints)).exec().getId();
    }

    private String remove(String service) {
        client.removeServiceCmd(service).exec();
        return service;
    }

    /** Where {@code host} is, once it runs. */
    private Optional<Berth> berth(String host, String service) {
        Optional<Task> task = client.listTasksCmd().withServiceFilter(service).exec().stream()
                .map(Task::of)
                .findFirst();
        if (task.filter(Task::isOver).isPresent()) {
            throw new EngineTrouble(
                    "found " + hosts.name(host) + " " + task.get() + ", expected it to run");
        }
        return task.filter(Task::runs).flatMap(Task::address).map(address -> {
            places.put(host, task.get().node());
            var orders = new PeerEndpoint(address, HostService.ORDERS);
            return new Berth(reach(orders), address, HostService.ORDERS + 1);
        });
    }

    /** The service that was removed, once nothing of it runs; by its name it is not found any more. */
    private Optional<String> gone(String service) {
        boolean over = client.listTasksCmd().exec().stream()
                .filter(task -> service.equals(task.getServiceId()))
                .map(Task::of)
                .allMatch(Task::isOver);
        return over ? Optional.of(service) : Optional.empty();
    }

    private <T> CompletionStage<T> call(Supplier<T> deed) {
        return CompletableFuture.supplyAsync(deed, calls);
    }

    /** Looks again and again until there is something to see; fails when it takes too long. */
    private <T> CompletionStage<T> until(Supplier<Optional<T>> look, Duration patience) {
        return call(look).thenCompose(seen -> {
            if (seen.isPresent()) return CompletableFuture.completedFuture(seen.get());
            if (patience.isNegative()) {
                return CompletableFuture.failedFuture(
                        new EngineTrouble("found the swarm waiting for a minute, expected it to"
                                + " start what it is told to: docker service ps"));
            }
            var again = new CompletableFuture<Void>();
            timeline.after(PAUSE, () -> again.complete(null));
            return again.thenCompose(now -> until(look, patience.minus(PAUSE)));
        });
    }
}
