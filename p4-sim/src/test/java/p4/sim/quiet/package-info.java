/**
 * A run in virtual time under observation: who starts threads, waits, or looks at a real clock.
 *
 * <p>All of P4 and of its libraries is loaded afresh by a {@link p4.sim.quiet.Wiretap}, which tells a
 * {@link p4.sim.quiet.Witness} of every such call and makes the clocks jump.
 */
package p4.sim.quiet;
