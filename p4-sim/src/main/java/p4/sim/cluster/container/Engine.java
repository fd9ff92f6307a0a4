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

    private static final String WHERE = "DOCKER_HOST";
    private static final String NONE = "found no container engine that answers, expected one at ";

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
            DockerClientProviderStrategy found =
                    DockerClientProviderStrategy.getFirstValidStrategy(strategies);
            if (!isMeant(found)) throw new EngineTrouble(NONE + wanted());
            return new Engine(found.getDockerClient());
        } catch (IllegalStateException none) {
            throw new EngineTrouble(NONE + wanted(), none);
        }
    }

    /** Who says where the engine is means that one, and no other that happens to be there. */
    private static boolean isMeant(DockerClientProviderStrategy found) {
        String asked = System.getenv(WHERE);
        return asked == null
                || asked.equals(found.getTransportConfig().getDockerHost().toString());
    }

    private static String wanted() {
        return System.getenv().getOrDefault(WHERE, "/var/run/docker.sock");
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
