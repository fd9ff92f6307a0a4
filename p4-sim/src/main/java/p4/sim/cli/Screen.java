package p4.sim.cli;

import java.io.PrintStream;

/**
 * Where a command prints to; {@code interactive} if somebody watches.
 *
 * <p>What was asked for goes to {@code out}; what is wrong goes to {@code errors}.
 */
record Screen(PrintStream out, PrintStream errors, boolean interactive) {}
