package dev.splitbrain.cli;

import dev.splitbrain.sim.HandlerFailure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What is printed when Splitbrain or a protocol fails: what happened, and how to repeat it. */
final class InternalErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (error instanceof CommandFailure failure) {
            err.println(failure.getMessage());
            return failure.exitCode();
        }
        if (error instanceof HandlerFailure failure) {
            err.println(ProtocolFailure.words(failure, "splitbrain " + String.join(" ", parsed.originalArgs())));
            return ExitCode.INTERNAL;
        }
        err.println("internal error: " + error);
        Throwable cause = error;
        while (cause.getCause() != null) cause = cause.getCause();
        int shown = 0;
        for (StackTraceElement element : cause.getStackTrace()) {
            if (shown++ < 12) err.println("    at " + element);
        }
        err.println("repeat: splitbrain " + String.join(" ", parsed.originalArgs()));
        return ExitCode.INTERNAL;
    }
}
