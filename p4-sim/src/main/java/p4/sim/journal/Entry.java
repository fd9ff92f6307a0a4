package p4.sim.journal;

import java.time.Duration;

/**
 * One line of a journal: the {@code turn}-th event, {@code at} after the run began, at {@code who}.
 *
 * <p>Turns count from 1 without gaps; {@code at} never goes back. {@code who} is a peer's name,
 * {@code tracker} or {@code lab}.
 */
public record Entry(long turn, Duration at, String who, Event event) {}
