/**
 * Mistakes planted into what ships, and runs that must notice them.
 *
 * <p>A {@link Mutant} says which method does what instead. A {@link World} is a copy of P4 in this
 * JVM, its classes loaded afresh and broken by mutants while they are loaded; nothing of what ships
 * is copied or knows of it.
 */
package p4.sim.sabotage;
