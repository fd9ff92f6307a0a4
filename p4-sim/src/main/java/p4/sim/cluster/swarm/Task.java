package p4.sim.cluster.swarm;

import com.github.dockerjava.api.model.TaskState;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Swarm says of the one container of a service. */
record Task(TaskState state, String trouble, String node, Optional<String> address) {

    /** Reads what the library has of it. */
    static Task of(com.github.dockerjava.api.model.Task said) {
        var status = said.getStatus();
        String trouble = status.getErr() == null ? status.getMessage() : status.getErr();
        return new Task(
                status.getState(),
                String.valueOf(trouble),
                String.valueOf(said.getNodeId()),
                address(said.getRawValues()));
    }

    boolean runs() {
        return state == TaskState.RUNNING && address.isPresent();
    }

    /** Tells whether it runs no more, and never will. */
    boolean isOver() {
        return state.compareTo(TaskState.RUNNING) > 0;
    }

    @Override
    public String toString() {
        return state.name().toLowerCase(Locale.ROOT) + ": " + trouble;
    }

    /** The library has no word for the addresses that Swarm gives out: NetworksAttachments. */
    private static Optional<String> address(Map<String, Object> raw) {
        if (raw.get("NetworksAttachments") instanceof List<?> networks
                && !networks.isEmpty()
                && networks.get(0) instanceof Map<?, ?> network
                && network.get("Addresses") instanceof List<?> addresses
                && !addresses.isEmpty()) {
            String prefixed = String.valueOf(addresses.get(0)); // 10.0.0.7/20
            return Optional.of(prefixed.substring(0, prefixed.indexOf('/')));
        }
        return Optional.empty();
    }
}
