package p4.sim.cluster.remote;

import p4.model.PeerEndpoint;

/**
 * Where a host is.
 *
 * <p>The laboratory reaches its member at {@code orders}. Other hosts reach its nodes at {@code host},
 * where the ports from {@code firstPort} on are free for them.
 */
public record Berth(PeerEndpoint orders, String host, int firstPort) {}
