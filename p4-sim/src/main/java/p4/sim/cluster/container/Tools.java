package p4.sim.cluster.container;

import com.github.dockerjava.api.DockerClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Runs {@code ip} and {@code tc} in containers, as their root; blocks meanwhile. */
final class Tools {

    private static final String ROOT = "0";
    private static final String WRITABLE = "/state";
    private static final String FILE = "links.batch";

    private final DockerClient client;

    Tools(DockerClient client) {
        this.client = client;
    }

    /**
     * Does {@code lines} in {@code container}, one after the other, up to one that fails.
     *
     * @param tool the command, which takes a file of lines as its last argument
     * @return what it said
     * @throws EngineTrouble if one fails
     */
    String batch(String container, List<String> lines, String... tool) {
        try {
            Path folder = Files.createTempDirectory("p4-links");
            Path file = Files.write(folder.resolve(FILE), lines);
            try {
                client.copyArchiveToContainerCmd(container)
                        .withHostResource(file.toString())
                        .withRemotePath(WRITABLE)
                        .exec();
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String[] command = Arrays.copyOf(tool, tool.length + 1);
        command[tool.length] = WRITABLE + "/" + FILE;
        return run(container, String.join("; ", lines), command);
    }

    /**
     * Runs {@code command} in {@code container}, which {@code does} what it is for.
     *
     * @return what it said
     * @throws EngineTrouble if it fails
     */
    String run(String container, String does, String... command) {
        String run = client.execCreateCmd(container)
                .withUser(ROOT)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withCmd(command)
                .exec()
                .getId();
        var said = new Said();
        boolean ended = client.execStartCmd(run).exec(said).await();
        if (ended && Objects.equals(client.inspectExecCmd(run).exec().getExitCodeLong(), 0L)) {
            return said.text();
        }
        throw new EngineTrouble("found that " + String.join(" ", command)
                + " in a container says \"" + said.line()
                + "\", expected it to do: " + does);
    }
}
