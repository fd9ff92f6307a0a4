/**
 * The scenario language: reads a scenario and refuses nonsense with its place, what was found and
 * what was expected.
 *
 * <p>May import: {@code p4.model}.
 */
package p4.sim.scenario;
