package p4.sim.sabotage;

/** A mistake with a name, to be planted into what ships. */
interface Mutant {

    /** What it is called; no two have the same name. */
    String name();

    /** What is wrong. */
    Mistake mistake();
}
