package dev.splitbrain.report.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Names that are too long for their place, with an ellipsis where least is lost: they stay as different as they were. */
final class ShortNames {
    /** How much of what is kept comes from the beginning: the middle goes first, for ends tell apart what beginnings share. */
    private static final double[] BEGINNINGS = {0.5, 0.7, 0.3, 1, 0.15, 0};

    private ShortNames() {}

    /** The names in their order, none wider than allowed. */
    static List<String> of(List<String> names, double width, ToDoubleFunction<String> measure) {
        int different = new HashSet<>(names).size();
        List<String> first = null;
        for (double beginning : BEGINNINGS) {
            List<String> shorter = new ArrayList<>();
            for (String name : names) shorter.add(shortened(name, width, measure, beginning));
            if (new HashSet<>(shorter).size() == different) return shorter;
            if (first == null) first = shorter;
        }
        return first;
    }

    private static String shortened(String name, double width, ToDoubleFunction<String> measure, double beginning) {
        if (measure.applyAsDouble(name) <= width) return name;
        for (int kept = name.length() - 1; kept > 0; kept--) {
            int head = (int) Math.round(kept * beginning);
            String shorter = name.substring(0, head).stripTrailing() + "…"
                    + name.substring(name.length() - kept + head).stripLeading();
            if (measure.applyAsDouble(shorter) <= width) return shorter;
        }
        return "…";
    }
}
