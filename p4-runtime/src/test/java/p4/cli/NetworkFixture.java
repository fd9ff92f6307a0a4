package p4.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import p4.model.Credentials;
import p4.peer.PeerObserver;

/** A tracker and peers made of the command line's parts, over real sockets and disks. */
abstract class NetworkFixture {

    static final String SECRET = "correct horse battery";

    @TempDir
    Path folder;

    final Map<String, String> environment = new TreeMap<>();
    private final ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private TrackerProcess tracker;

    /** What a command printed, and how it ended. */
    record Said(ExitCode exit, String out, String errors) {}

    @BeforeEach
    void prepareEnvironment() {
        environment.put("P4_SECRET", SECRET);
        environment.put("P4_HOME", folder.resolve("home").toString());
    }

    @AfterEach
    void stopNetwork() throws Exception {
        while (!running.isEmpty()) running.pop().close();
    }

    final void startTracker(String... more) {
        tracker = TrackerProcess.start(
                parse(
                        new TrackerArguments(),
                        with(
                                List.of(
                                        "--listen",
                                        "127.0.0.1:0",
                                        "--lease",
                                        "2s",
                                        "--heartbeat",
                                        "500ms"),
                                more)),
                SECRET,
                stream(warnings));
        running.push(tracker);
    }

    final PeerProcess startPeer(String name, String... more) throws IOException {
        Path share = Files.createDirectories(folder.resolve(name));
        PeerProcess peer = PeerProcess.start(
                parse(
                        new PeerArguments(),
                        with(
                                List.of(
                                        "--tracker",
                                        url(),
                                        "--share",
                                        share.toString(),
                                        "--listen",
                                        "127.0.0.1:0"),
                                more)),
                Credentials.shared(SECRET),
                Home.of(environment),
                stream(warnings),
                new Silence(URI.create(url())),
                PeerObserver.NONE);
        running.push(peer);
        return peer;
    }

    final Said say(String... words) {
        return sayWith("", words);
    }

    /** Says {@code words} to a program whose standard input is {@code input}, over a pipe. */
    final Said sayWith(String input, String... words) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var around = new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                stream(out),
                stream(errors),
                environment,
                false);
        ExitCode exit = new Main(around).run(words);
        return new Said(
                exit,
                out.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }

    final String url() {
        return tracker.url();
    }

    /** Where the tracker listens. */
    final InetSocketAddress trackerAddress() {
        return tracker.address();
    }

    /** The one dialect that the tracker speaks. */
    final RunningDialect dialect() {
        return dialects().get(0);
    }

    /** Every dialect that the tracker speaks. */
    final List<RunningDialect> dialects() {
        return tracker.dialects();
    }

    /** Has {@code resource} closed with the network. */
    final <T extends AutoCloseable> T closing(T resource) {
        running.push(resource);
        return resource;
    }

    /** What the nodes told their operator so far. */
    final String warnings() {
        return warnings.toString(StandardCharsets.UTF_8);
    }

    final Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static <T> T parse(T arguments, String... words) {
        new CommandLine(arguments).read(List.of(words));
        return arguments;
    }

    /** Options with their values; what is in {@code more} takes the place of what is usual. */
    private static String[] with(List<String> usual, String... more) {
        var words = new ArrayList<String>();
        for (int i = 0; i < usual.size(); i += 2) {
            if (!List.of(more).contains(usual.get(i))) words.addAll(usual.subList(i, i + 2));
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
