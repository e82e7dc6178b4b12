package dev.splitbrain.report.replay;

import dev.splitbrain.trace.Numbering;
import java.util.List;

/** Texts, each kept once and numbered from 1; 0 is no text. */
final class Texts {
    private final Numbering<String> numbers = new Numbering<>();

    int number(String text) {
        return numbers.of(text) + 1;
    }

    String text(int number) {
        return number == 0 ? "" : numbers.get(number - 1);
    }

    List<String> all() {
        return numbers.all();
    }
}
