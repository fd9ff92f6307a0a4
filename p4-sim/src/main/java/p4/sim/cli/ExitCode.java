package p4.sim.cli;

import p4.sim.check.Verdict;

/** How a command of {@code p4-sim.jar} ended, as a shell sees it. */
enum ExitCode {
    /** Every check held. */
    PASSED(0, "Every check held."),
    /** A check failed, or twins differ. */
    FAILED(1, "A check failed, or twins differ."),
    /** A check had nothing to look at, or the laboratory gave up waiting. */
    UNKNOWN(2, "A check had nothing to look at, or the laboratory gave up waiting."),
    /** Two runs of one seed differed. */
    DIFFERED(3, "Two runs of one seed differed."),
    /** The scenario or the arguments make no sense. */
    BAD_SCENARIO(64, "The scenario or the arguments make no sense."),
    /** The laboratory itself broke. */
    BROKEN(70, "The laboratory itself broke."),
    /** Somebody ended the run early. */
    INTERRUPTED(130, "Somebody ended the run early.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** What it says, in a sentence. */
    String meaning() {
        return meaning;
    }

    int number() {
        return number;
    }

    static ExitCode of(Verdict.Result result) {
        return switch (result) {
            case PASSED -> PASSED;
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** The worse of two, as the ending of several runs. */
    ExitCode and(ExitCode other) {
        if (this == PASSED) return other;
        return this == UNKNOWN && other != PASSED ? other : this;
    }
}
