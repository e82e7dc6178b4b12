package dev.splitbrain.report.replay;

import java.util.List;

/** Texts, each kept once and numbered from 1; 0 is no text. */
final class Texts {
    private final Numbering<String> numbers = new Numbering<>();

    int number(String text) {
        return numbers.number(text);
    }

    String text(int number) {
        return number == 0 ? "" : numbers.value(number);
    }

    List<String> all() {
        return numbers.all();
    }
}
