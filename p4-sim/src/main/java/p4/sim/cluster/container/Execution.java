package p4.sim.cluster.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command inside a running container. */
final class Execution {

    private Execution() {}

    /**
     * Runs {@code command} in {@code container} as its root, and waits for its end.
     *
     * @throws EngineTrouble if it ends with another code than 0, with what it said
     */
    static void asRoot(DockerClient client, String container, List<String> command) {
        String id = client.execCreateCmd(container)
                .withUser("0")
                .withCmd(command.toArray(String[]::new))
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        var said = new StringBuilder();
        try (var listener = new ResultCallback.Adapter<Frame>() {
            @Override
            public void onNext(Frame frame) {
                said.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
            }
        }) {
            client.execStartCmd(id).exec(listener).awaitCompletion();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            throw new EngineTrouble(
                    "lost a command in a container: " + closed.getMessage(), closed);
        }
        Long code = client.inspectExecCmd(id).exec().getExitCodeLong();
        if (code == null || code != 0) {
            throw new EngineTrouble(String.join(" ", command) + " ended with " + code + ": "
                    + said.toString().strip());
        }
    }
}
