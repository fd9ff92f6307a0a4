/**
 * What a run leaves for people and programs.
 *
 * <p>May import: {@code p4.sim.scenario}, {@code p4.sim.journal}, {@code p4.sim.check}.
 */
package p4.sim.report;
