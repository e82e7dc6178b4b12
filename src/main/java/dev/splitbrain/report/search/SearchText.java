package dev.splitbrain.report.search;

import dev.splitbrain.explore.search.Covered;
import dev.splitbrain.explore.search.Explored;
import dev.splitbrain.explore.search.Finding;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a search found and covered, for people; the same search gives the same text. */
public final class SearchText {
    private SearchText() {}

    /** {@code file} is where the run stands as a scenario; empty where nothing was written. */
    public static List<String> of(Finding finding, Optional<String> file) {
        List<String> lines = new ArrayList<>();
        String often = finding.times() == 1 ? "" : ", and " + (finding.times() - 1) + " times more";
        lines.add("FOUND  " + finding.violation().kind() + "   in run " + finding.run() + often);
        finding.violation().reason().lines().forEach(line -> lines.add("       " + line));
        file.ifPresent(name -> {
            lines.add("       repeat: splitbrain run " + name);
            lines.add("       smaller: splitbrain shrink " + name);
        });
        return lines;
    }

    public static List<String> of(Covered covered) {
        List<String> lines = new ArrayList<>();
        lines.add("searched " + Quantity.count(covered.runs(), "run") + ", "
                + Quantity.duration(covered.simulatedNanos()) + " simulated, "
                + Quantity.count(covered.events(), "event"));
        if (!covered.faults().isEmpty()) {
            String faults = covered.faults().entrySet().stream()
                    .map(each -> each.getKey() + " " + Quantity.count(each.getValue()))
                    .collect(Collectors.joining("   "));
            lines.add("faults      " + faults);
        }
        lines.add("situations  " + Quantity.count(covered.situations()) + ", the last new one in run "
                + Quantity.count(covered.lastNew()));
        if (covered.changed() > 0) {
            lines.add("changed     " + Quantity.count(covered.changed(), "run") + ", from "
                    + Quantity.count(covered.kept()) + " that came into new situations"
                    + (covered.unreadable() == 0 ? "" : "; " + covered.unreadable() + " changes made no scenario"));
        }
        return lines;
    }

    public static List<String> of(Explored explored) {
        List<String> lines = new ArrayList<>();
        lines.add("tried " + Quantity.count(explored.runs(), "order") + ", "
                + Quantity.duration(explored.simulatedNanos()) + " simulated, "
                + Quantity.count(explored.events(), "event"));
        lines.add("states      " + Quantity.count(explored.states()) + ", with up to "
                + Quantity.count(explored.mostChoices(), "message") + " to choose from; "
                + Quantity.count(explored.merged(), "order") + " came into one of them again and went no further");
        lines.add("exhausted   "
                + (explored.isExhausted()
                        ? "yes: there is no other order within these bounds"
                        : "no: " + Quantity.count(explored.left(), "order") + " known and not tried"));
        return lines;
    }
}
