package p4.sim.cluster.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The kernel that containers of an engine share, as far as it can shape links. */
public final class Kernel {

    private static final String ROOT = "0";
    private static final int PATIENCE_SECONDS = 20;

    private Kernel() {}

    /**
     * Tries in a container of {@code image}, made for that alone, whether packets can be delayed.
     *
     * @return what tc says if they cannot, on one line
     */
    public static Optional<String> refusalOfNetem(Engine engine, Ownership owner, String image) {
        DockerClient client = engine.client();
        String id = client.createContainerCmd(image)
                .withLabels(owner.labels())
                .withUser(ROOT)
                .withEntrypoint("tc")
                .withCmd("qdisc", "add", "dev", "lo", "root", "netem", "delay", "1ms")
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("none")
                        .withCapDrop(Capability.ALL)
                        .withCapAdd(Capability.NET_ADMIN))
                .exec()
                .getId();
        try {
            client.startContainerCmd(id).exec();
            int code = client.waitContainerCmd(id)
                    .start()
                    .awaitStatusCode(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return code == 0 ? Optional.empty() : Optional.of(words(client, id));
        } finally {
            client.removeContainerCmd(id).withForce(true).exec();
        }
    }

    private static String words(DockerClient client, String container) {
        var said = new Said();
        boolean complete = client.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .exec(said)
                .await();
        return complete ? said.line() : said.line() + "...";
    }
}
