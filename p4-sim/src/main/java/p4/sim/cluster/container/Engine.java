package p4.sim.cluster.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * A container engine, found as Testcontainers finds it: at {@code DOCKER_HOST}, at its usual socket, or at
 * that of a desktop.
 *
 * <p>Takes images as they are, pulls none, and needs no helper's. Its methods block.
 */
public final class Engine {

    private final DockerClient client;

    private Engine(DockerClient client) {
        this.client = client;
    }

    /**
     * Finds the engine of this machine.
     *
     * @throws EngineTrouble if there is none that answers
     */
    public static Engine find() {
        try {
            var strategies = new ArrayList<DockerClientProviderStrategy>();
            ServiceLoader.load(DockerClientProviderStrategy.class).forEach(strategies::add);
            return new Engine(DockerClientProviderStrategy.getFirstValidStrategy(strategies)
                    .getDockerClient());
        } catch (RuntimeException none) {
            throw new EngineTrouble(
                    "found no container engine that answers, expected one at "
                            + System.getenv().getOrDefault("DOCKER_HOST", "/var/run/docker.sock"),
                    none);
        }
    }

    /** The way to it. */
    public DockerClient client() {
        return client;
    }

    /**
     * Makes sure that {@code image} is there.
     *
     * @throws EngineTrouble if it is not
     */
    public void need(String image) {
        try {
            client.inspectImageCmd(image).exec();
        } catch (NotFoundException absent) {
            throw new EngineTrouble(
                    "found no image " + image + ", expected it to be built: deploy/image/build",
                    absent);
        }
    }

    /** Removes what laboratories of this machine left that are no more; tells of which runs. */
    public List<String> sweep() {
        return new Leftovers(client).sweep();
    }
}
