/**
 * Time and chance in the laboratory: one seed, split by purpose.
 *
 * <p>May import: {@code p4.time}.
 */
package p4.sim.time;
