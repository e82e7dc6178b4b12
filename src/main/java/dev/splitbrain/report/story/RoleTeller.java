package dev.splitbrain.report.story;

import dev.splitbrain.node.RoleNote;
import dev.splitbrain.report.replay.Recording.RoleChange;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.report.story.Rounds.Round;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells how nodes came to their roles: whose timer ran out, who was asked, whose answers decided. */
final class RoleTeller {
    private final Trace trace;
    private final Beliefs beliefs;
    private final Telling telling;
    private final Rounds rounds;
    private final Sayings sayings = new Sayings();

    RoleTeller(Trace trace, Beliefs beliefs, Telling telling) {
        this.trace = trace;
        this.beliefs = beliefs;
        this.telling = telling;
        rounds = new Rounds(trace);
    }

    /** The changes of role between two rows; who follows is told only of those who did not before. */
    void tell(int fromRow, int toRow) {
        for (RoleChange change : trace.recording.roles()) {
            if (change.row() < fromRow || change.row() > toRow) continue;
            boolean matters = RoleNote.leads(change.role()) || !isPassive(change) || steppedDown(change);
            if (matters) tell(change);
        }
    }

    private static boolean isPassive(RoleChange change) {
        return List.of("follower", "backup", "learner").contains(change.role());
    }

    private boolean steppedDown(RoleChange change) {
        RoleChange before = beliefs.of(change.node().index(), change.row() - 1).role();
        return before != null && !isPassive(before);
    }

    /** One change, with what led to it. */
    void tell(RoleChange change) {
        int handler = trace.cause(change.row());
        String becomes = change.node() + " becomes " + beliefs.role(change);
        Optional<Round> round = rounds.decidedBy(handler);
        if (trace.is(handler, StepKind.TIMER_FIRED)) {
            telling.tell(change.row(), timer(handler) + ": becomes " + beliefs.role(change), lastHeard(change));
            sendings(handler);
        } else if (round.isPresent() && RoleNote.leads(change.role())) {
            telling.tell(change.row(), becomes, round.get().words());
            question(round.get());
            answers(round.get(), change.row());
        } else {
            telling.tell(change.row(), becomes, because(handler));
        }
    }

    /** One change in one line. */
    void briefly(RoleChange change) {
        String round =
                rounds.decidedBy(trace.cause(change.row())).map(Round::words).orElse("");
        telling.tell(change.row(), change.node() + " becomes " + beliefs.role(change), round);
    }

    private String timer(int fired) {
        String name = Sayings.spaced(trace.recording.content(fired).getClass().getSimpleName());
        return trace.who(fired) + ": " + name + " of " + Times.span(trace.at(fired) - trace.at(trace.cause(fired)))
                + " is over";
    }

    /** When a node last heard from one that led. */
    private String lastHeard(RoleChange change) {
        int node = change.node().index();
        for (int row = change.row(); row >= 0; row--) {
            if (!trace.is(row, StepKind.DELIVERED) || trace.place(row) != node) continue;
            int sender = trace.place(trace.cause(row));
            if (!trace.isNode(sender)
                    || sender == node
                    || !beliefs.of(sender, trace.cause(row)).leads()) continue;
            return "last heard from " + trace.name(sender) + ", "
                    + beliefs.role(beliefs.of(sender, trace.cause(row)).role()) + ", at " + Times.moment(trace.at(row));
        }
        return "";
    }

    /** {@code by AppendEntries (term 2) from n3}; empty where no message led to it. */
    String because(int handler) {
        if (!trace.is(handler, StepKind.DELIVERED)) return "";
        return "by " + sayings.message(trace.recording.content(handler)) + " from " + trace.who(trace.cause(handler));
    }

    private void question(Round round) {
        if (!round.sendings().isEmpty()) sendings(trace.cause(round.sendings().get(0)));
    }

    /** What a handler sent to others, each kind of message in a line, with what became of it. */
    void sendings(int handler) {
        Map<String, List<Integer>> kinds = new LinkedHashMap<>();
        for (int sent : trace.effects(handler, StepKind.SENT)) {
            boolean toNode =
                    trace.isNode(trace.recording.other(sent)) && trace.recording.other(sent) != trace.place(sent);
            if (toNode)
                kinds.computeIfAbsent(sayings.message(trace.recording.content(sent)), k -> new ArrayList<>())
                        .add(sent);
        }
        kinds.forEach((message, rows) -> telling.tell(
                rows.get(0), trace.who(rows.get(0)) + " -> " + receivers(rows) + "  " + message, fates(rows)));
    }

    private String receivers(List<Integer> sendings) {
        List<String> names = sendings.stream()
                .map(sent -> trace.name(trace.recording.other(sent)))
                .toList();
        return names.size() > 8 ? names.size() + " nodes" : String.join(" ", names);
    }

    /** Who did not get it, and why: {@code to n1: the receiver was down}. */
    private String fates(List<Integer> sendings) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (int sent : sendings) {
            String lost = trace.lost(sent);
            if (!lost.isEmpty())
                byReason.computeIfAbsent(lost, r -> new ArrayList<>()).add(trace.name(trace.recording.other(sent)));
        }
        List<String> said = new ArrayList<>();
        byReason.forEach((reason, names) -> said.add("to " + String.join(" ", names) + ": " + reason));
        return String.join("; ", said);
    }

    private void answers(Round round, int decided) {
        int count = round.withItself() ? 1 : 0;
        int most = round.nodes() / 2 + 1;
        for (int arrival : round.answers()) {
            count++;
            if (trace.cause(arrival) == Trace.NONE || arrival > decided) continue;
            String message = sayings.message(trace.recording.content(arrival));
            String majority = count == most ? ", a majority" : "";
            String voter = trace.who(trace.cause(arrival));
            boolean itself = voter.equals(trace.who(arrival));
            telling.tell(
                    arrival,
                    voter + " answers " + (itself ? "itself" : trace.who(arrival)) + ": " + message,
                    count + " of " + round.nodes() + majority);
        }
    }
}
