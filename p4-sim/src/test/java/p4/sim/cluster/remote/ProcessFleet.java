package p4.sim.cluster.remote;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.sim.cluster.Capability;
import p4.sim.cluster.host.ScratchFolder;
import p4.sim.member.Main;

/** Hosts that are JVMs of this machine: killed, stopped and continued by signals. */
public final class ProcessFleet implements Fleet {

    private static final String HOST = "127.0.0.1";
    private static final String GREETING = "member listening on ";
    private static final int PORTS = 10_000;
    private static final int PORTS_EACH = 16;

    private final Token token;
    private final SplittableRandom chance;
    private final ScratchFolder scratch = ScratchFolder.create();
    private final ExecutorService starters = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "p4-processes");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Process> processes = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> ports = new TreeMap<>();

    /** Chooses its token and its ports by {@code seed}. */
    public ProcessFleet(long seed) {
        this.chance = new SplittableRandom(seed);
        this.token = Token.draw(chance);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.CRASH, Capability.FREEZE, Capability.CORRUPT, Capability.CHANGE_FILES);
    }

    @Override
    public Token token() {
        return token;
    }

    @Override
    public CompletionStage<Berth> start(String host) {
        return CompletableFuture.supplyAsync(() -> launch(host), starters);
    }

    private Berth launch(String host) {
        try {
            Process process = builder(host).start();
            processes.put(host, process);
            var said = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = String.valueOf(said.readLine());
            if (!line.startsWith(GREETING)) throw new IOException(host + " said: " + line);
            var orders = PeerEndpoint.parse(line.substring(GREETING.length()));
            return new Berth(orders, HOST, firstPort(host));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ProcessBuilder builder(String host) {
        Path home = scratch.root().resolve(host);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--listen",
                HOST + ":0",
                "--home",
                home.toString());
        builder.environment().put("P4_MEMBER_TOKEN", token.secret());
        return builder.redirectError(scratch.root().resolve(host + ".err").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    }

    @Override
    public CompletionStage<Void> kill(String host) {
        Process process = processes.remove(host);
        if (process == null) return CompletableFuture.completedFuture(null);
        return process.destroyForcibly().onExit().thenAccept(gone -> {});
    }

    @Override
    public CompletionStage<Void> pause(String host) {
        return signal("-STOP", host);
    }

    @Override
    public CompletionStage<Void> resume(String host) {
        return signal("-CONT", host);
    }

    private CompletionStage<Void> signal(String signal, String host) {
        Process process = processes.get(host);
        if (process == null) return CompletableFuture.completedFuture(null);
        try {
            return new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .thenAccept(sent -> {});
        } catch (IOException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private synchronized int firstPort(String host) {
        return ports.computeIfAbsent(host, first -> freePorts());
    }

    private int freePorts() {
        while (true) {
            int first = PORTS + PORTS_EACH * chance.nextInt(1_300);
            boolean free =
                    IntStream.range(first, first + PORTS_EACH).allMatch(ProcessFleet::isFree);
            if (free && !ports.containsValue(first)) return first;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() {
        List.copyOf(processes.keySet())
                .forEach(host -> kill(host).toCompletableFuture().join());
        starters.shutdownNow();
        scratch.close();
    }
}
