package p4.sim.twin;

/** How two runs of one scenario stand to each other in one respect; the worst comes last. */
public enum Accord {
    /** They are not held against each other in it. */
    NOT_HELD("–"),
    /** They came to the same, or as near as they must. */
    AGREES("agrees"),
    /** They did not, but the laboratory was too late for that to prove anything. */
    UNPROVEN("unproven"),
    /** They did not. */
    DIFFERS("DIFFERS");

    private final String word;

    Accord(String word) {
        this.word = word;
    }

    /** The word for it in a table. */
    public String word() {
        return word;
    }
}
