/**
 * The overlay over TCP: its frames, byte by byte, and the connections that carry them.
 *
 * <p>May import: {@code p4.overlay}, {@code p4.time}, {@code p4.model}, and Netty.
 */
package p4.wire.tcp;
