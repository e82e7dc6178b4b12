package dev.splitbrain.cli;

/** What the command's exit code means. */
final class ExitCode {
    /** All checks as expected. */
    static final int AS_EXPECTED = 0;
    /** A check was violated that was expected to hold, or held that was expected to be violated. */
    static final int VIOLATED = 1;
    /** Wrong usage, or an error in a scenario. */
    static final int USAGE = 2;
    /** A check came to no verdict. */
    static final int UNDECIDED = 3;
    /** An error in Splitbrain or in a protocol. */
    static final int INTERNAL = 70;
    /** Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
