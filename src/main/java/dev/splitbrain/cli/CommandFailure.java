package dev.splitbrain.cli;

/** Ends a command with a message for people and an exit code. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int exitCode;

    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** That a command was asked for wrongly: what is wrong, and on further lines what would do. */
    static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, "error: " + message);
    }

    int exitCode() {
        return exitCode;
    }
}
