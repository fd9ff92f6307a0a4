package p4.sim.cluster;

import java.time.Duration;

/** An act and when it is due, counted from the start of the disturb phase. */
public record TimedAct(Duration at, Act act) {}
