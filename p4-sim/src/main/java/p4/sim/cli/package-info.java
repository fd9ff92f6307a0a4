/**
 * The laboratory's command line.
 *
 * <p>May import everything.
 */
package p4.sim.cli;
