package dev.splitbrain.cli;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Timer;
import dev.splitbrain.node.WriteFailed;
import dev.splitbrain.sim.ChangedMessage;
import dev.splitbrain.sim.HandlerFailure;
import dev.splitbrain.trace.Quantity;
import java.util.List;
import java.util.stream.Stream;

/** What is said when a protocol's handler throws: the error is the protocol's, and it can be repeated. */
final class ProtocolFailure {
    private static final int FRAMES = 6;
    private static final int LONGEST = 300; // of a message that is shown

    private ProtocolFailure() {}

    static String words(HandlerFailure failure, String repeat) {
        Throwable cause = failure.getCause();
        StringBuilder out = new StringBuilder("error: " + where(failure) + ", at "
                + Quantity.moment(failure.timeNanos()) + ", step " + failure.step());
        out.append("\n  ").append(cause instanceof ChangedMessage ? cause.getMessage() : cause);
        List<StackTraceElement> frames = authors(cause.getStackTrace()).toList();
        if (frames.isEmpty() && !(cause instanceof ChangedMessage)) frames = List.of(cause.getStackTrace());
        frames.stream().limit(FRAMES).forEach(frame -> out.append("\n    at ").append(shown(frame)));
        if (cause instanceof ChangedMessage changed) out.append("\n  = ").append(changed.remedy());
        return out.append("\nrepeat: ").append(repeat).toString();
    }

    private static String where(HandlerFailure failure) {
        if (failure.node().isEmpty()) return "the run failed";
        return failure.node().get() + " failed while it "
                + failure.handled().map(ProtocolFailure::handling).orElse("started");
    }

    private static String handling(Object handled) {
        String text = described(handled);
        return "handled " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    private static String described(Object handled) {
        if (handled instanceof ClientMessage.Request request) return "the request " + request.command();
        if (handled instanceof WriteFailed) return "a write that failed";
        return (handled instanceof Timer ? "the timer " : "the message ") + handled;
    }

    /** The frames of whoever wrote the protocol, without those of Java, libraries and the engine. */
    static Stream<StackTraceElement> authors(StackTraceElement[] frames) {
        return Stream.of(frames).filter(frame -> {
            String name = frame.getClassName();
            if (frame.getFileName() == null) return false; // made by Java, such as the object of a lambda
            if (name.startsWith("dev.splitbrain.")) return name.startsWith("dev.splitbrain.protocol.");
            return !name.matches("(java|javax|jdk|sun|picocli|com\\.sun)\\..*");
        });
    }

    /** Without the name of a class loader or module, which is not the author's. */
    static String shown(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }
}
