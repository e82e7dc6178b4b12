package dev.splitbrain.report.story;

import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What led to a moment, step by step, and what each node believed then. */
final class MomentStory {
    private static final int MOST_NODES = 12;
    private static final int MOST_FIELDS = 6;
    private static final int MOST_LONG = 1; // of them, which are shortened
    private static final int LONGEST_VALUE = 30;
    private static final String DISK = "disk/";
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

    /** What each node held itself for, with its fields. */
    private List<String> beliefs() {
        List<String> lines = new ArrayList<>();
        int until = run.trace.firstAt(nanos + 1) - 1;
        lines.add("what the nodes believed at " + Times.moment(nanos));
        int nodes = run.trace.recording.nodes().size();
        int shown = Math.min(nodes, MOST_NODES);
        List<Map<String, String>> states = run.trace.recording.nodes().subList(0, shown).stream()
                .map(node -> run.trace.recording.state(node, until))
                .toList();
        List<Map<String, String>> upStates = IntStream.range(0, shown)
                .filter(node -> run.beliefs.of(node, until).isUp())
                .mapToObj(states::get)
                .toList();
        for (int node = 0; node < shown; node++) {
            String belief = run.beliefs.words(node, until);
            String state = state(states.get(node), upStates);
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

    /** Up to so many fields, in their order; where there are more, short ones go before long ones. */
    private static String state(Map<String, String> state, List<Map<String, String>> upStates) {
        List<String> said = state.keySet().stream()
                .filter(name -> says(name, state.get(name)))
                .toList();
        List<String> told = new ArrayList<>(said.stream()
                .filter(name -> isShort(state.get(name)))
                .limit(MOST_FIELDS)
                .toList());
        said.stream()
                .filter(name -> !isShort(state.get(name)) && !isEverywhere(name, state.get(name), upStates))
                .sorted(Comparator.comparing(name -> !name.startsWith(DISK))) // what is stable says most
                .limit(Math.min(MOST_LONG, MOST_FIELDS - told.size()))
                .forEach(told::add);
        return said.stream()
                .filter(told::contains)
                .map(name -> Sayings.spaced(name.replaceFirst(DISK, "")) + " " + shortened(state.get(name)))
                .collect(Collectors.joining(", "));
    }

    /** Whether a value is a setting rather than something that a node learned: all that are up have it, and not on their disks. */
    private static boolean isEverywhere(String name, String value, List<Map<String, String>> upStates) {
        return !name.startsWith(DISK) && upStates.stream().allMatch(state -> value.equals(state.get(name)));
    }

    private static boolean says(String name, String value) {
        boolean plain = !name.contains(".") && !name.contains("[");
        return plain && !EMPTY.matcher(value).find() && !name.equals("role") && !name.endsWith("Nanos");
    }

    private static boolean isShort(String value) {
        return value.length() <= LONGEST_VALUE;
    }

    /** The beginning and the end of a long value, cut between words where they are short. */
    private static String shortened(String value) {
        if (isShort(value)) return value;
        int half = LONGEST_VALUE / 2;
        int head = value.lastIndexOf(' ', half) + 1;
        int tail = value.lastIndexOf(' ', value.length() - half) + 1;
        if (head == 0) head = half;
        if (tail < Math.max(head, value.length() - LONGEST_VALUE)) tail = value.length() - half;
        return value.substring(0, head) + "…" + value.substring(tail);
    }
}
