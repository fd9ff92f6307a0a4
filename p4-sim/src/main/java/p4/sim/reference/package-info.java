/**
 * The tracker as its specification has it, to compare the real one with.
 *
 * <p>Written from {@code proto/README.md} and the messages' contracts; shares no code with the
 * tracker, and prefers the plain way to the fast one. Pure. May import: {@code p4.control}, {@code
 * p4.model}.
 */
package p4.sim.reference;
