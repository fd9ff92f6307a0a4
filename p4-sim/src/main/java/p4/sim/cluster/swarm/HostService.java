package p4.sim.cluster.swarm;

import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.EndpointResolutionMode;
import com.github.dockerjava.api.model.EndpointSpec;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.NetworkAttachmentConfig;
import com.github.dockerjava.api.model.ResourceRequirements;
import com.github.dockerjava.api.model.ResourceSpecs;
import com.github.dockerjava.api.model.ServiceModeConfig;
import com.github.dockerjava.api.model.ServicePlacement;
import com.github.dockerjava.api.model.ServiceReplicatedModeOptions;
import com.github.dockerjava.api.model.ServiceRestartCondition;
import com.github.dockerjava.api.model.ServiceRestartPolicy;
import com.github.dockerjava.api.model.ServiceSpec;
import com.github.dockerjava.api.model.TaskSpec;
import com.github.dockerjava.api.model.VolumeOptions;
import java.util.List;
import java.util.Map;
import p4.model.Token;

/**
 * The service that a host of a run is: one container, which Swarm does not start again by itself.
 *
 * <p>What a host keeps lies in a volume that goes with the container. The image is named by its hash, so
 * that machines take the one they have, and ask no registry.
 */
record HostService(
        String run,
        Map<String, String> labels,
        String image,
        String network,
        Token token,
        int density) {

    /** Where the member takes orders; its nodes have the ports after that one. */
    static final int ORDERS = 7_400;

    private static final String HOME = "/state";
    private static final long HEAP_MIB = 64;
    private static final long HEAP_MIB_A_PEER = 4;
    private static final long REST_MIB = 192;
    private static final long REST_MIB_A_PEER = 4;

    /** What the service of {@code host} is called. */
    String name(String host) {
        return "p4-" + run + "-" + host;
    }

    /** The service of {@code host}, on machines that fulfil {@code constraints}. */
    ServiceSpec spec(String host, List<String> constraints) {
        return new ServiceSpec()
                .withName(name(host))
                .withLabels(labels)
                .withMode(new ServiceModeConfig()
                        .withReplicated(new ServiceReplicatedModeOptions().withReplicas(1)))
                .withEndpointSpec(new EndpointSpec().withMode(EndpointResolutionMode.DNSRR))
                .withTaskTemplate(new TaskSpec()
                        .withContainerSpec(container(host))
                        .withNetworks(List.of(new NetworkAttachmentConfig().withTarget(network)))
                        .withPlacement(new ServicePlacement().withConstraints(constraints))
                        .withRestartPolicy(new ServiceRestartPolicy()
                                .withCondition(ServiceRestartCondition.NONE))
                        .withResources(new ResourceRequirements()
                                .withLimits(new ResourceSpecs().withMemoryBytes(bytesMax()))));
    }

    private ContainerSpec container(String host) {
        return new ContainerSpec()
                .withImage(image)
                .withLabels(labels)
                .withHostname(host)
                .withCommand(program("p4.sim.member.Main", heapMib()))
                .withArgs(List.of("--listen", "0.0.0.0:" + ORDERS, "--home", HOME))
                .withEnv(List.of("P4_MEMBER_TOKEN=" + token.secret()))
                .withReadOnly(true)
                .withStopSignal("SIGKILL")
                .withMounts(List.of(new Mount()
                        .withType(MountType.VOLUME)
                        .withTarget(HOME)
                        .withVolumeOptions(new VolumeOptions().withLabels(labels))));
    }

    /** How {@code main} of the image is started, with so much heap. */
    static List<String> program(String main, long heapMib) {
        return List.of(
                "java",
                "@/opt/p4/java.options",
                "-Xmx" + heapMib + "m",
                "-cp",
                "/opt/p4/p4-runtime.jar:/opt/p4/p4-sim.jar",
                main);
    }

    private long heapMib() {
        return HEAP_MIB + HEAP_MIB_A_PEER * density;
    }

    private long bytesMax() {
        return (heapMib() + REST_MIB + REST_MIB_A_PEER * density) << 20;
    }
}
