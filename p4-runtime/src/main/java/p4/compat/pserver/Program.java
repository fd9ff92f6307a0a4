package p4.compat.pserver;

import p4.model.PeerEndpoint;

/**
 * A program of the dialect, as the tracker knows it: where it calls from, and where it may be called.
 *
 * <p>So nobody at another address speaks for it, whatever url he says.
 */
record Program(String seenAt, PeerEndpoint endpoint) {}
