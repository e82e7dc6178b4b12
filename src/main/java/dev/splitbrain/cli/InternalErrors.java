package dev.splitbrain.cli;

import dev.splitbrain.sim.HandlerFailure;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
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
        if (error instanceof FileSystemException trouble) {
            err.println("error: " + trouble.getFile() + ": " + words(trouble));
            return ExitCode.USAGE;
        }
        tell(error, parsed.originalArgs(), err);
        return ExitCode.INTERNAL;
    }

    /** What nobody foresaw. */
    static void tell(Throwable error, List<String> arguments, PrintWriter err) {
        if (error instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() / (1024 * 1024);
            err.println("error: " + megabytes + " MB of memory are not enough for this; a shorter run, fewer nodes or"
                    + " operations need less, and SPLITBRAIN_JAVA_OPTIONS=-Xmx4g gives more where there is more");
            return;
        }
        err.println("internal error: " + error);
        Throwable cause = error;
        while (cause.getCause() != null) cause = cause.getCause();
        int shown = 0;
        for (StackTraceElement element : cause.getStackTrace()) {
            if (shown++ < 12) err.println("    at " + element);
        }
        err.println("repeat: splitbrain " + String.join(" ", arguments));
    }

    private static String words(FileSystemException trouble) {
        if (trouble instanceof FileAlreadyExistsException) return "there is a file where a folder was to be";
        if (trouble instanceof NoSuchFileException) return "there is no such file or folder";
        if (trouble instanceof AccessDeniedException) return "this may not be read or written";
        return trouble.getReason() == null ? trouble.getClass().getSimpleName() : trouble.getReason();
    }
}
