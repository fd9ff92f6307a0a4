package p4.sim.cluster;

import java.util.concurrent.Executor;

/**
 * A queue that nodes share on one machine, and that they would not share on machines of their own.
 *
 * <p>What {@code executor} is given runs after what waits there already: how long that takes is how
 * far the laboratory is behind. {@code name} says in the plural what waits, such as {@code timers}.
 */
public record Lane(String name, Executor executor) {}
