/**
 * Arguments and configuration files, turned into running nodes; the only {@code new} of adapters.
 *
 * <p>May import every package of the runtime.
 */
package p4.cli;
