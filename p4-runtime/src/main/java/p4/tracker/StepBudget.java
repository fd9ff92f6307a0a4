package p4.tracker;

/** How many comparisons a search may still make. */
final class StepBudget {

    private long left;

    StepBudget(long steps) {
        this.left = steps;
    }

    /** Spends {@code steps}. */
    void spend(long steps) {
        left -= steps;
    }

    /** Tells whether more was spent than there was. */
    boolean isSpent() {
        return left < 0;
    }
}
