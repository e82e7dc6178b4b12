package dev.splitbrain.report.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts, each kept once and numbered from 1; 0 is no text. */
final class Texts {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> all = new ArrayList<>();

    int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) return known;
        all.add(text);
        numbers.put(text, all.size());
        return all.size();
    }

    String text(int number) {
        return number == 0 ? "" : all.get(number - 1);
    }

    List<String> all() {
        return all;
    }
}
