package p4.sim.cluster.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.VolumeOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.sim.cluster.host.LoopbackPorts;
import p4.sim.cluster.remote.Berth;
import p4.sim.cluster.remote.Felt;
import p4.sim.cluster.remote.Fleet;
import p4.sim.net.NodeLinks;

/**
 * Hosts that are containers of one image on the network of their run, killed and paused by the engine.
 *
 * <p>Not root, with a read-only root file system; what a host keeps lies in a volume of its own. The
 * laboratory reaches them at ports published on loopback, the same in every life, by a network that is
 * for that alone: a host that is cut off is taken from the other one, where the nodes meet.
 */
public final class ContainerFleet implements Fleet {

    /** What hosts are started from, unless it is said otherwise. */
    public static final String IMAGE = "p4-lab:latest";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String HOME = "/state";
    private static final int ORDERS = 7_400;
    private static final long MEMORY = 256L << 20;

    private final DockerClient client;
    private final Ownership owner;
    private final String image;
    private final int nodesPerHost;
    private final Token token;
    private final LoopbackPorts ports;
    private final RunNetwork meeting;
    private final RunNetwork ordering;
    private final boolean shapes;
    private final Shaper shaper;
    private final Map<String, Box> boxes = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Map<PeerEndpoint, PeerEndpoint> published = new ConcurrentHashMap<>();
    private final ExecutorService calls = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "p4-engine");
        thread.setDaemon(true);
        return thread;
    });

    /** A host's container. */
    private record Box(String id, Berth berth) {}

    private ContainerFleet(
            Engine engine,
            Ownership owner,
            String image,
            int nodesPerHost,
            boolean shapes,
            RandomGenerator chance) {
        this.client = engine.client();
        this.owner = owner;
        this.image = image;
        this.nodesPerHost = nodesPerHost;
        this.shapes = shapes;
        this.shaper = new Shaper(new Tools(client));
        this.token = Token.draw(chance);
        this.ports = new LoopbackPorts(chance);
        this.meeting = RunNetwork.make(client, owner, "nodes", true, chance);
        this.ordering = RunNetwork.make(client, owner, "orders", false, chance);
    }

    /**
     * Makes the networks of a run, for hosts of {@code image} with up to {@code nodesPerHost} nodes.
     *
     * @param shapes whether links are to be shaped, for which hosts are given a right more: to
     *     administer their own network
     * @param chance draws the members' token, so a strong one, and the addresses
     * @throws EngineTrouble if the engine makes no networks
     */
    public static ContainerFleet on(
            Engine engine,
            Ownership owner,
            String image,
            int nodesPerHost,
            boolean shapes,
            RandomGenerator chance) {
        return new ContainerFleet(engine, owner, image, nodesPerHost, shapes, chance);
    }

    /** What this driver can do. */
    public static Set<p4.sim.cluster.Capability> able() {
        Set<p4.sim.cluster.Capability> able = EnumSet.range(
                p4.sim.cluster.Capability.CRASH, p4.sim.cluster.Capability.CHANGE_FILES);
        able.add(p4.sim.cluster.Capability.LINKS);
        return able;
    }

    @Override
    public Set<p4.sim.cluster.Capability> capabilities() {
        return able();
    }

    @Override
    public Token token() {
        return token;
    }

    @Override
    public CompletionStage<Berth> start(String host) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Box box = boxes.computeIfAbsent(host, this::create);
                    client.startContainerCmd(box.id()).exec();
                    return box.berth();
                },
                calls);
    }

    @Override
    public CompletionStage<Void> kill(String host) {
        return with(host, box -> {
            shaper.forget(host);
            var state = client.inspectContainerCmd(box.id()).exec().getState();
            if (Boolean.TRUE.equals(state.getPaused())) {
                client.unpauseContainerCmd(box.id())
                        .exec(); // the engine kills nobody who is paused
            }
            if (Boolean.TRUE.equals(state.getRunning())) {
                client.killContainerCmd(box.id()).exec();
            }
        });
    }

    @Override
    public CompletionStage<Void> pause(String host) {
        return with(host, box -> client.pauseContainerCmd(box.id()).exec());
    }

    @Override
    public CompletionStage<Void> resume(String host) {
        return with(host, box -> client.unpauseContainerCmd(box.id()).exec());
    }

    @Override
    public CompletionStage<Void> cut(String host) {
        return with(host, box -> {
            shaper.forget(host);
            away.add(host);
            meeting.leave(box.id());
        });
    }

    @Override
    public CompletionStage<Void> heal(String host) {
        return with(host, box -> {
            meeting.join(box.id(), box.berth().host());
            away.remove(host);
        });
    }

    @Override
    public CompletionStage<Felt> shape(String host, NodeLinks links) {
        Box box = boxes.get(host);
        if (box == null || away.contains(host)) {
            return CompletableFuture.completedFuture(Felt.NOTHING);
        }
        return CompletableFuture.supplyAsync(
                () -> shaper.shape(host, box.id(), addresses(), links), calls);
    }

    private Map<String, String> addresses() {
        return boxes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, box -> box.getValue().berth().host()));
    }

    @Override
    public PeerEndpoint reach(PeerEndpoint endpoint) {
        return published.getOrDefault(endpoint, endpoint);
    }

    @Override
    public synchronized void close() {
        new Leftovers(client).removeAllOf(owner.run(), calls);
    }

    private CompletionStage<Void> with(String host, Consumer<Box> deed) {
        Box box = boxes.get(host);
        if (box == null) return CompletableFuture.completedFuture(null);
        return CompletableFuture.runAsync(() -> deed.accept(box), calls);
    }

    private Box create(String host) {
        String address = meeting.nextAddress();
        List<PortBinding> bindings = IntStream.rangeClosed(ORDERS, ORDERS + nodesPerHost)
                .mapToObj(port -> publish(address, port))
                .toList();
        CreateContainerResponse made = client.createContainerCmd(image)
                .withName("p4-" + owner.run() + "-" + host)
                .withHostName(host)
                .withLabels(owner.labels())
                .withEnv("P4_MEMBER_TOKEN=" + token.secret())
                .withExposedPorts(
                        bindings.stream().map(PortBinding::getExposedPort).toList())
                .withHostConfig(setUp(bindings))
                .withCmd("--listen", "0.0.0.0:" + ORDERS, "--home", HOME)
                .exec();
        meeting.join(made.getId(), address);
        var orders = reach(new PeerEndpoint(address, ORDERS));
        return new Box(made.getId(), new Berth(orders, address, ORDERS + 1));
    }

    private HostConfig setUp(List<PortBinding> bindings) {
        var home = new Mount()
                .withType(MountType.VOLUME)
                .withTarget(HOME)
                .withVolumeOptions(new VolumeOptions().withLabels(owner.labels()));
        HostConfig config = HostConfig.newHostConfig()
                .withNetworkMode(ordering.id())
                .withPortBindings(bindings)
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withMemory(MEMORY)
                .withMounts(List.of(home));
        // what root may do in an exec, the member may not: it is not root, and gains nothing
        return shapes
                ? config.withCapAdd(Capability.NET_ADMIN)
                : config.withSecurityOpts(List.of("no-new-privileges"));
    }

    /** Publishes {@code port} of the host at {@code address} on a port of loopback that is free now. */
    private PortBinding publish(String address, int port) {
        int free = ports.free(address);
        published.put(new PeerEndpoint(address, port), new PeerEndpoint(LOOPBACK, free));
        return new PortBinding(Ports.Binding.bindIpAndPort(LOOPBACK, free), ExposedPort.tcp(port));
    }
}
