/**
 * One door into a network of containers: a program within it, and the laboratory's way to it.
 *
 * <p>Whoever connects says first where to, and is carried there. May import: {@code p4.model}, and the
 * library that carries.
 */
@NullMarked
package p4.sim.cluster.gate;

import org.jspecify.annotations.NullMarked;
