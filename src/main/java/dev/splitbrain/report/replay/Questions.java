package dev.splitbrain.report.replay;

import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions that a run asks by itself: who will lead, how soon, and how an operation that a fault caught will end. */
final class Questions {
    private static final int MOST = 8;
    private static final int MOST_NODES = 9;
    static final String LEADER = "leader";

    private final Recording recording;
    private final List<Question> questions = new ArrayList<>();

    private Questions(Recording recording) {
        this.recording = recording;
    }

    static List<Question> of(Recording recording, List<FaultWindow> faults) {
        Questions asking = new Questions(recording);
        if (recording.nodes.size() <= MOST_NODES) asking.whoLeads(faults);
        asking.howItEnds(faults);
        asking.questions.sort(Comparator.comparingLong(Question::atNanos));
        return List.copyOf(asking.questions.subList(0, Math.min(MOST, asking.questions.size())));
    }

    private void whoLeads(List<FaultWindow> faults) {
        List<Recording.RoleChange> leaders = recording.roles.stream()
                .filter(change -> change.role().equals(LEADER))
                .toList();
        if (leaders.isEmpty()) return;
        askWho("No node leads yet. Who becomes the first leader?", 0, leaders.get(0));
        for (FaultWindow fault : faults) {
            Recording.RoleChange before = null;
            Recording.RoleChange after = null;
            for (Recording.RoleChange change : leaders) {
                if (at(change) <= fault.beginNanos()) before = change;
                else if (after == null) after = change;
            }
            if (before == null || !fault.targets().contains(before.node().name())) continue;
            askNext(fault, before, after);
        }
    }

    private void askNext(FaultWindow fault, Recording.RoleChange before, Recording.RoleChange after) {
        String scene = "Fault " + fault.fault() + ", " + fault.text() + ", hits " + before.node() + ", the leader"
                + before.epochAfter(" of ") + ". ";
        if (after == null || at(after) > fault.endNanos()) {
            askNobody(scene, fault, after);
        } else {
            askWho(scene + "Who becomes leader next?", fault.beginNanos(), after);
        }
    }

    private void askWho(String ask, long askAt, Recording.RoleChange winner) {
        List<String> names = recording.nodes.stream().map(node -> node.name()).toList();
        String explanation =
                winner.node() + " became leader" + winner.epochAfter(" of ") + " at " + Times.moment(at(winner)) + ", "
                        + Times.span(at(winner) - askAt) + " later. Step through the votes to see who made it so.";
        questions.add(
                new Question(askAt, ask, names, names.indexOf(winner.node().name()), explanation, at(winner)));
    }

    private void askNobody(String scene, FaultWindow fault, Recording.RoleChange after) {
        String explanation = after == null
                ? "No node took the lead before the run ended."
                : "The next leader was " + after.node() + " at " + Times.moment(at(after)) + ", after the fault.";
        List<String> choices = List.of("yes, by the other nodes", "no, not before the fault is over");
        questions.add(new Question(
                fault.beginNanos(),
                scene + "Will there be another leader while the fault lasts?",
                choices,
                1,
                explanation,
                after == null ? fault.endNanos() : at(after)));
    }

    /** Asks about the last operation that a client began before each fault and that was still open when it fired. */
    private void howItEnds(List<FaultWindow> faults) {
        for (FaultWindow fault : faults) {
            int open = openAt(fault.beginNanos());
            if (open >= 0) askOutcome(fault, open);
        }
    }

    private int openAt(long nanos) {
        Map<String, Integer> open = new LinkedHashMap<>();
        for (int row = 0; row < recording.size() && recording.times.get(row) < nanos; row++) {
            int kind = recording.kinds.get(row);
            if (kind == StepKind.INVOKED.ordinal()) open.put(request(row), row);
            else if (kind == StepKind.COMPLETED.ordinal()) open.remove(request(row));
        }
        int last = -1;
        for (int row : open.values()) last = row;
        return last;
    }

    private void askOutcome(FaultWindow fault, int invoked) {
        for (int row = invoked + 1; row < recording.size(); row++) {
            if (recording.kinds.get(row) != StepKind.COMPLETED.ordinal()) continue;
            if (!request(row).equals(request(invoked))) continue;
            String command = recording.contents.words(recording.contentNumbers.get(invoked));
            String outcome = recording.contents.words(recording.contentNumbers.get(row));
            List<String> choices = List.of(
                    "ok: it takes effect, and the client knows",
                    "failed: it has no effect",
                    "unknown: the client cannot tell");
            int answer = outcome.startsWith("Ok") ? 0 : outcome.startsWith("Failed") ? 1 : 2;
            long endNanos = recording.times.get(row);
            questions.add(new Question(
                    whenToAsk(fault, endNanos),
                    request(invoked) + " asked for " + command + " just before fault " + fault.fault()
                            + " and has no answer yet. How does it end for the client?",
                    choices,
                    answer,
                    outcome + ", " + Times.span(endNanos - recording.times.get(invoked)) + " after it was asked.",
                    endNanos));
            return;
        }
    }

    /** At the fault; where another question is asked there, well after it. */
    private long whenToAsk(FaultWindow fault, long endNanos) {
        long begin = fault.beginNanos();
        boolean taken = questions.stream().anyMatch(question -> question.atNanos() == begin);
        return taken ? begin + (endNanos - begin) * 3 / 5 : begin;
    }

    private String request(int row) {
        return recording.placeName(recording.places.get(row)) + "#" + recording.others.get(row);
    }

    private long at(Recording.RoleChange change) {
        return recording.times.get(change.row());
    }
}
