/**
 * A run: set up, disturb, heal, settle, judge.
 *
 * <p>May import every package of the laboratory but {@code p4.sim.cli}, and the runtime's.
 */
package p4.sim.run;
