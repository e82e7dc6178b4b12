package dev.splitbrain.report.replay;

import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where two runs part, and what differs between them in words.
 *
 * @param row the first step that differs, from 0; -1 where all steps are the same
 * @param words one difference each, the most telling first
 */
public record Divergence(int row, long atNanos, List<String> words) {
    public Divergence {
        words = List.copyOf(words);
    }

    /** Compares two runs step by step, then by what came of them. */
    public static Divergence between(ReplayData a, ReplayData b) {
        int row = firstDifference(a.recording(), b.recording());
        List<String> words = new ArrayList<>();
        if (row < 0) words.add("All " + a.recording().size() + " steps are the same.");
        else words.add(firstWords(a.recording(), b.recording(), row));
        compare(
                words,
                "seed",
                Long.toString(a.run().seed()),
                Long.toString(b.run().seed()));
        compare(words, "protocol", a.run().protocol(), b.run().protocol());
        compare(words, "repeat", a.run().repeat(), b.run().repeat());
        compareChecks(words, a, b);
        compare(words, "leaders", leaders(a.recording()), leaders(b.recording()));
        compare(words, "operations", outcomes(a.recording()), outcomes(b.recording()));
        compare(words, "messages sent", sent(a.recording()), sent(b.recording()));
        return new Divergence(row, row < 0 ? 0 : timeOf(a.recording(), b.recording(), row), words);
    }

    private static long timeOf(Recording a, Recording b, int row) {
        if (row >= a.size()) return b.times.get(row);
        if (row >= b.size()) return a.times.get(row);
        return Math.min(a.times.get(row), b.times.get(row));
    }

    private static int firstDifference(Recording a, Recording b) {
        int both = Math.min(a.size(), b.size());
        for (int row = 0; row < both; row++) if (!same(a, b, row)) return row;
        return a.size() == b.size() ? -1 : both;
    }

    private static boolean same(Recording a, Recording b, int row) {
        return a.times.get(row) == b.times.get(row)
                && a.kinds.get(row) == b.kinds.get(row)
                && a.places.get(row) == b.places.get(row)
                && a.others.get(row) == b.others.get(row)
                && content(a, row).equals(content(b, row));
    }

    private static Object content(Recording recording, int row) {
        int number = recording.contentNumbers.get(row);
        return number == 0 ? "" : recording.contents.value(number);
    }

    private static String firstWords(Recording a, Recording b, int row) {
        return "The runs are the same for " + row + " steps. Then, in A: " + step(a, row) + "; in B: " + step(b, row)
                + ".";
    }

    private static String step(Recording recording, int row) {
        if (row >= recording.size()) return "the run is over";
        int place = recording.places.get(row);
        String who = place < 0 ? "" : recording.placeName(place) + " ";
        int content = recording.contentNumbers.get(row);
        String what = content == 0 ? "" : " " + recording.contents.words(content);
        return who + kindWords(recording, row) + what + " at " + Times.moment(recording.times.get(row));
    }

    private static String kindWords(Recording recording, int row) {
        StepKind kind = StepKind.values()[recording.kinds.get(row)];
        return switch (kind) {
            case TIMER_SET -> "sets a timer";
            case TIMER_FIRED -> "has a timer fire";
            case TIMER_CANCELLED -> "cancels a timer";
            case SENT -> "sends to " + recording.placeName(recording.others.get(row));
            case DELIVERED -> "receives from " + recording.placeName(recording.others.get(row));
            case QUEUED -> "has a message wait";
            case DROPPED -> "misses a message";
            case WROTE -> "writes to its disk";
            case BECAME_DURABLE -> "has a durable write";
            case NOTED -> "tells";
            case INVOKED -> "asks";
            case COMPLETED -> "has its answer:";
            case BOOTED -> "starts";
            case CRASHED -> "crashes";
            case PAUSED -> "is paused";
            case RESUMED -> "goes on";
            case FAULT_BEGAN -> "a fault begins";
            case FAULT_ENDED -> "a fault is over";
            case ENDED -> "the run ends";
        };
    }

    private static void compare(List<String> words, String what, String a, String b) {
        if (!a.equals(b)) words.add(what + ": A " + a + "; B " + b);
    }

    private static void compareChecks(List<String> words, ReplayData a, ReplayData b) {
        Map<String, CheckResult> byName = new LinkedHashMap<>();
        b.checks().forEach(check -> byName.put(check.name(), check));
        for (CheckResult check : a.checks()) {
            CheckResult other = byName.get(check.name());
            if (other != null) compare(words, "check " + check.name(), verdict(check), verdict(other));
        }
    }

    private static String verdict(CheckResult check) {
        return (check.verdict().answer().word() + " " + check.verdict().measured()).strip();
    }

    private static String leaders(Recording recording) {
        List<String> leaders = recording.roles.stream()
                .filter(change -> change.role().equals("leader"))
                .map(change -> change.node() + change.epochAfter(" in "))
                .toList();
        return leaders.size() <= 6 ? String.join(", ", leaders) : leaders.size() + " changes of leader";
    }

    private static String outcomes(Recording recording) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String outcome : List.of("Ok", "Failed", "Unknown")) counts.put(outcome, 0);
        for (int row = 0; row < recording.size(); row++) {
            if (recording.kinds.get(row) == StepKind.COMPLETED.ordinal()) {
                counts.merge(content(recording, row).getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        return counts.get("Ok") + " ok, " + counts.get("Failed") + " failed, " + counts.get("Unknown") + " unknown";
    }

    private static String sent(Recording recording) {
        int count = 0;
        for (int row = 0; row < recording.size(); row++) {
            if (recording.kinds.get(row) == StepKind.SENT.ordinal()) count++;
        }
        return Integer.toString(count);
    }
}
