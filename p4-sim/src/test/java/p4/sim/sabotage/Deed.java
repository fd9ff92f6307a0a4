package p4.sim.sabotage;

/** What a mutant does instead of a method. */
@FunctionalInterface
interface Deed {

    /** Does nothing at all; for methods without a result. */
    Deed NOTHING = call -> null;

    /** Does it; what it gives back, boxed if need be, is what the method gives back. */
    Object insteadOf(Call call) throws Throwable;
}
