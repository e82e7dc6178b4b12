package dev.splitbrain.report.story;

import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What led to a moment, step by step, and what each node believed then. */
final class MomentStory {
    private static final int MOST_NODES = 12;
    private static final int MOST_FIELDS = 6;
    private static final int LONGEST_VALUE = 30;
    private static final Pattern EMPTY = Pattern.compile("^(|-|0|false|.*(\\{}|\\[]))$");
    private static final long WIDTH_NANOS = 60_000_000;

    private final Run run;
    private final long nanos;
    private final int row;

    /** The moment of the last step that is not after {@code nanos}. */
    MomentStory(Run run, long nanos) {
        this.run = run;
        this.nanos = nanos;
        row = weightiest(Math.max(0, run.trace.firstAt(nanos + 1) - 1));
    }

    Story tell(List<String> heading) {
        run.causeTeller.tell(row, "the moment");
        run.trace.recording.roles().stream()
                .filter(change -> change.row() == row)
                .forEach(run.roleTeller::tell);
        run.roleTeller.sendings(row);
        for (FaultWindow fault : run.faultTeller.during(run.faults, nanos, nanos)) run.faultTeller.begins(fault);
        return ending(heading);
    }

    /** What has been told so far, and what the nodes believed at this moment. */
    Story ending(List<String> heading) {
        return new Story(heading, run.telling.lines(), beliefs(), nanos, WIDTH_NANOS);
    }

    /** Of the rows of one instant the one that says most: a role, a note, the end of an operation. */
    private int weightiest(int last) {
        int best = last;
        for (int i = last; i >= 0 && run.trace.at(i) == run.trace.at(last); i--) if (weight(i) > weight(best)) best = i;
        return best;
    }

    private int weight(int i) {
        if (run.trace.is(i, StepKind.NOTED))
            return run.trace.recording.content(i) instanceof RoleNote
                    ? 4
                    : run.trace.recording.content(i) instanceof LogNote ? 0 : 2;
        if (run.trace.is(i, StepKind.COMPLETED) || run.trace.is(i, StepKind.CRASHED)) return 3;
        return run.trace.is(i, StepKind.DELIVERED) || run.trace.is(i, StepKind.FAULT_BEGAN) ? 1 : 0;
    }

    /** What each node held itself for, with its short fields. */
    private List<String> beliefs() {
        List<String> lines = new ArrayList<>();
        int until = run.trace.firstAt(nanos + 1) - 1;
        lines.add("what the nodes believed at " + Times.moment(nanos));
        int nodes = run.trace.recording.nodes().size();
        for (int node = 0; node < Math.min(nodes, MOST_NODES); node++) {
            String belief = run.beliefs.words(node, until);
            String state = state(node, until);
            String name = "  " + run.trace.name(node) + "  ";
            boolean apart = !belief.isEmpty() && !state.isEmpty();
            lines.add(name + (belief.isEmpty() ? state : belief));
            if (apart) lines.add(" ".repeat(name.length()) + state);
        }
        if (nodes > MOST_NODES) lines.add("  and " + (nodes - MOST_NODES) + " more");
        long open = run.history.operations().stream()
                .filter(o -> o.invokedNanos() <= nanos && o.completedNanos() > nanos)
                .count();
        lines.add("open operations: " + open);
        return lines;
    }

    private String state(int node, int until) {
        List<String> fields = new ArrayList<>();
        Map<String, String> state =
                run.trace.recording.state(run.trace.recording.nodes().get(node), until);
        state.forEach((name, value) -> {
            boolean plain = value.length() <= LONGEST_VALUE && !name.contains(".") && !name.contains("[");
            boolean says = plain && !EMPTY.matcher(value).find() && !name.equals("role") && !name.endsWith("Nanos");
            if (says && fields.size() < MOST_FIELDS)
                fields.add(Sayings.spaced(name.replaceFirst("^disk/", "")) + " " + value);
        });
        return String.join(", ", fields);
    }
}
