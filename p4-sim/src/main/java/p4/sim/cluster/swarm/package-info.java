/**
 * The driver that runs the tracker and the peers as services of a Docker Swarm, many peers a container.
 *
 * <p>May import: {@code p4.sim.cluster.container}, whose engine it takes, {@code p4.sim.cluster.gate},
 * and what those may.
 */
@NullMarked
package p4.sim.cluster.swarm;

import org.jspecify.annotations.NullMarked;
