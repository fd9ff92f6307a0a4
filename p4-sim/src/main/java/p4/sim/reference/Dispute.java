package p4.sim.reference;

/**
 * An answer that the specification does not allow.
 *
 * <p>{@code request} says who asked what; {@code expected} and {@code found} are words for people.
 */
public record Dispute(String request, String expected, String found) {}
