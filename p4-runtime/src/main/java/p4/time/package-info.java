/**
 * Now and later: the one port through which a node knows time, and how long to wait before trying
 * again.
 *
 * <p>May import: nothing of P4.
 */
package p4.time;
