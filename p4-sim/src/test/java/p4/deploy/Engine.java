package p4.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The container engine of this machine, told by its command line what to do.
 *
 * <p>Whatever it makes carries a label of its own, and is gone when it is closed.
 */
final class Engine implements AutoCloseable {

    private static final String LABEL = "p4.test";

    /** How a program of the image is called from outside. */
    private static final List<String> NODE =
            List.of("java", "@/opt/p4/java.options", "-jar", "/opt/p4/p4-runtime.jar");

    private final String label = LABEL + "=" + ProcessHandle.current().pid();
    private final String network = "p4-test-" + ProcessHandle.current().pid();

    private Engine() {}

    /** With a network of its own, and nothing in it. */
    static Engine open() {
        var engine = new Engine();
        engine.close();
        engine.tell("network", "create", "--label", engine.label, engine.network);
        return engine;
    }

    /** Does {@code words}, and answers what the engine said. */
    String tell(String... words) {
        return tell(List.of(words));
    }

    /**
     * Starts {@code name} from an image with all that a node of the image can do without taken away.
     *
     * @param options of the engine, for this container
     * @param words the image, and what the program in it is told
     */
    void start(String name, List<String> options, String... words) {
        var all = new ArrayList<>(List.of("run", "--detach", "--name", container(name)));
        all.addAll(List.of("--label", label, "--network", network, "--network-alias", name));
        all.addAll(List.of("--read-only", "--tmpfs", "/state", "--health-interval=1s"));
        all.addAll(options);
        all.addAll(List.of(words));
        tell(all);
    }

    /** Runs the program of a node in the container called {@code name}. */
    Program inside(String name, String... words) {
        List<String> exec = joined(List.of("docker", "exec", container(name)), NODE);
        return Program.run(Map.of(), joined(exec, List.of(words)));
    }

    /** A field of what the engine knows of the container called {@code name}. */
    String field(String name, String template) {
        return tell("inspect", "--format", template, container(name));
    }

    /** A field of what the engine knows of {@code image}. */
    String fieldOfImage(String image, String template) {
        return tell("image", "inspect", "--format", template, image);
    }

    /** What the container called {@code name} printed. */
    String logs(String name) {
        return tell("logs", container(name));
    }

    /** The name by which the engine knows {@code name}. */
    String container(String name) {
        return network + "-" + name;
    }

    @Override
    public void close() {
        remove(mine("ps", "--all", "--quiet"), "rm", "--force", "--volumes");
        remove(mine("network", "ls", "--quiet"), "network", "rm");
    }

    private String tell(List<String> words) {
        return Program.run(Map.of(), joined(List.of("docker"), words)).succeeded();
    }

    private List<String> mine(String... words) {
        return tell(joined(List.of(words), List.of("--filter", "label=" + label)))
                .lines()
                .toList();
    }

    private void remove(List<String> things, String... words) {
        if (!things.isEmpty()) tell(joined(List.of(words), things));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
