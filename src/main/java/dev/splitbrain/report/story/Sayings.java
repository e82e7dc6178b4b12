package dev.splitbrain.report.story;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.report.replay.Words;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Shown;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Messages, notes and commands as a story says them: by name, with the few fields that matter. */
final class Sayings {
    private static final int MOST_FIELDS = 3;
    private static final Pattern ANSWER = Pattern.compile("granted|success|succeeded|accepted|voted|yes|ok|commit");
    private static final int LONGEST_FIELD = 28;

    private final Words words = new Words();

    /** {@code RequestVote (term 2, last log index 7)}. */
    String message(Object message) {
        if (message instanceof ClientMessage.Request request) return "Request (" + command(request.command()) + ")";
        if (message instanceof ClientMessage.Reply reply) return "Reply (" + result(reply.result()) + ")";
        if (message instanceof ClientMessage.Rejection rejection) return "Rejection (" + rejection.reason() + ")";
        return message.getClass().getSimpleName() + fields(message);
    }

    /** {@code becomes leader, term 2}; {@code granted vote (term 2, candidate n3)}. */
    String note(Note note) {
        if (note instanceof RoleNote role) return "becomes " + role(role.role(), role.epoch(), note);
        return spaced(note.getClass().getSimpleName()) + fields(note);
    }

    private String role(String role, long epoch, Note note) {
        if (epoch == RoleNote.NO_EPOCH) return role;
        for (Map.Entry<String, Object> field : words.parts((Record) note).entrySet()) {
            boolean isEpoch = field.getValue() instanceof Number number && number.longValue() == epoch;
            if (isEpoch) return role + ", " + spaced(field.getKey()) + " " + epoch;
        }
        return role + ", " + words.of(note);
    }

    /** {@code write 343 of k1}. */
    String command(Command command) {
        return command.wordsWithKey();
    }

    static String result(Result result) {
        if (result instanceof Result.InContext inContext) return result(inContext.result());
        if (result instanceof Result.Values values)
            return values.values().stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
        return result instanceof Result.Value value ? Shown.of(value.value()) : String.valueOf(result);
    }

    static String outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Ok ok) return result(ok.result());
        return outcome instanceof Outcome.Failed failed
                ? "failed: " + failed.reason()
                : "unknown: " + ((Outcome.Unknown) outcome).reason();
    }

    /** {@code ElectionTimeout} as people say it. */
    static String spaced(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
    }

    /** The short fields; what measures a clock is left out, as are empty collections. */
    private String fields(Object value) {
        if (!(value instanceof Record record)) return "";
        StringJoiner said = new StringJoiner(", ", " (", ")").setEmptyValue("");
        int left = MOST_FIELDS;
        for (Map.Entry<String, Object> field : words.parts(record).entrySet()) {
            String text = field.getKey().endsWith("Nanos") ? "" : field(spaced(field.getKey()), field.getValue());
            if (text.isEmpty() || left-- <= 0) continue;
            said.add(text);
        }
        return said.toString();
    }

    private String field(String name, Object value) {
        if (value instanceof Boolean truth)
            return truth ? name : ANSWER.matcher(name).matches() ? "not " + name : "";
        if (value instanceof Map<?, ?>) return "";
        if (value instanceof Collection<?> all) return all.isEmpty() ? "" : collection(name, all);
        if (value instanceof Optional<?> optional)
            return optional.map(inner -> field(name, inner)).orElse("");
        if (value instanceof Command command) return command(command);
        if (value instanceof ClientMessage.Request request) return command(request.command());
        if (value instanceof NodeId || value instanceof Number || value instanceof Enum) return name + " " + value;
        String text = words.of(value);
        return text.length() > LONGEST_FIELD ? "" : text;
    }

    private String collection(String name, Collection<?> all) {
        String one = all.size() == 1 ? words.of(all.iterator().next()) : "";
        boolean fits = !one.isEmpty() && one.length() <= LONGEST_FIELD;
        return fits ? one : all.size() + " " + (all.size() == 1 ? singular(name) : name);
    }

    private static String singular(String name) {
        return name.endsWith("ies") ? name.substring(0, name.length() - 3) + "y" : name.replaceAll("s$", "");
    }

    /** Whether an answer says no: {@code granted} is false. */
    boolean refuses(Object message) {
        if (!(message instanceof Record record)) return false;
        return words.parts(record).entrySet().stream()
                .anyMatch(part -> ANSWER.matcher(part.getKey()).matches() && Boolean.FALSE.equals(part.getValue()));
    }

    /** Whether a message or note is about a value: one of its parts is that, or has it for a part. */
    boolean isAbout(Object message, Object value) {
        if (message == null || message.equals(value)) return message != null;
        if (message instanceof Optional<?> optional) return optional.isPresent() && isAbout(optional.get(), value);
        if (message instanceof Collection<?> all) return all.stream().anyMatch(part -> isAbout(part, value));
        if (!(message instanceof Record record)) return false;
        return words.parts(record).values().stream().anyMatch(part -> isAbout(part, value));
    }
}
