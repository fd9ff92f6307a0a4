/**
 * The scenario language: reads a scenario and refuses nonsense with its place, what was found and
 * what was expected.
 *
 * <p>One table, {@code Grammar}, says what there is: mappings ({@code Block}) of keys ({@code Key})
 * whose values have forms ({@code Form}). The reader goes by it, the schema and the reference are
 * written from it. May import: {@code p4.model}, and
 * {@code p4.sim.time} for the seed that ranges are drawn from.
 */
package p4.sim.scenario;
