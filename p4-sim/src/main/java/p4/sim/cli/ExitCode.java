package p4.sim.cli;

import p4.sim.check.Verdict;

/** How a command of {@code p4-sim.jar} ended, as a shell sees it. */
enum ExitCode {
    /** Every check held. */
    PASSED(0),
    /** A check failed. */
    FAILED(1),
    /** A check had nothing to look at, or the laboratory gave up waiting. */
    UNKNOWN(2),
    /** Two runs of one seed differed. */
    DIFFERED(3),
    /** The scenario or the arguments make no sense. */
    BAD_SCENARIO(64),
    /** The laboratory itself broke. */
    BROKEN(70),
    /** Somebody ended the run early. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
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
