package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.Lesson;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Moments;
import dev.splitbrain.scenario.terms.Moments.Moment;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code lesson}: the chapters of the replay page, and its questions. */
final class Lessons {
    private static final Key<Moment> AT =
            Key.required("at", new Moments(), "When: a time, or the beginning of a fault.");
    private static final Key<String> TITLE =
            Key.required("title", Scalars.text("a title"), "A few words for the list.");
    private static final Key<String> TEXT =
            Key.optional("text", Scalars.text("a text"), "", "", "What to see from here on.");
    private static final Key<String> ASK =
            Key.required("ask", Scalars.text("a question"), "What is asked while the rest is hidden.");
    private static final Key<Optional<String>> NEXT = Key.maybe(
            "next", Scalars.oneOf(List.of("leader")), "The answer is the node that takes this role next in the run.");
    private static final Key<Optional<String>> CHECK = Key.maybe(
            "check",
            Names.used("a check of this scenario such as linearizable", Names.CHECK),
            "The answer is whether this check of the scenario holds in the run.");
    private static final Key<List<String>> CHOICES = Key.optional(
            "choices",
            Lists.of(Scalars.text("an answer"), "a list of answers"),
            List.of(),
            "",
            "Answers to choose from, for a question that the run does not answer by itself.");
    private static final Key<Optional<String>> ANSWER = Key.maybe(
            "answer",
            Scalars.text("one of the choices"),
            "The right one of the choices. Such a question is asked with the scenario's own seed and values only: with"
                    + " others, another answer may be right.");
    private static final Key<Optional<Moment>> REVEAL =
            Key.maybe("reveal", new Moments(), "The moment that shows the answer, with choices.");
    private static final Key<String> BECAUSE =
            Key.optional("because", Scalars.text("a text"), "", "", "What is told after the answer.");

    private static final Key<List<Lesson.Chapter>> CHAPTERS = Key.optional(
            "chapters",
            Lists.of(
                    ObjectShape.of(
                            "a chapter",
                            values -> new Lesson.Chapter(values.get(AT), values.get(TITLE), values.get(TEXT)),
                            AT,
                            TITLE,
                            TEXT),
                    "a list of chapters"),
            List.of(),
            "those that the run tells by itself",
            "Moments worth a stop, in place of those that the run tells by itself.");
    private static final Key<List<Lesson.Question>> QUESTIONS = Key.optional(
            "questions",
            Lists.of(
                    ObjectShape.of(
                            "a question", Lessons::question, AT, ASK, NEXT, CHECK, CHOICES, ANSWER, REVEAL, BECAUSE),
                    "a list of questions"),
            List.of(),
            "those that the run asks by itself",
            "Questions that stop the replay before they are answered, in place of those that the run asks by itself.");

    static final Shape<Lesson> SHAPE = ObjectShape.of(
            "a lesson", values -> new Lesson(values.get(CHAPTERS), values.get(QUESTIONS)), CHAPTERS, QUESTIONS);

    private Lessons() {}

    private static Lesson.Question question(Values values) {
        long ways = Stream.of(NEXT, CHECK, CHOICES).filter(values::has).count();
        if (ways != 1) {
            values.reading()
                    .problem(
                            values.whole(),
                            "a question has one way to be answered, this has " + (ways == 0 ? "none" : ways),
                            "write `next: leader`, `check: NAME`, or `choices`, `answer` and `reveal`");
            return null; // never used: there is a problem
        }
        return new Lesson.Question(values.get(AT), values.get(ASK), answer(values), values.get(BECAUSE));
    }

    private static Lesson.Answer answer(Values values) {
        if (!values.has(CHOICES)) {
            for (Key<?> key : List.of(ANSWER, REVEAL))
                if (values.has(key)) values.problem(key, "`" + key.name() + "` goes with `choices`", "");
            return values.get(CHECK).<Lesson.Answer>map(Lesson.OfCheck::new).orElseGet(Lesson.NextLeader::new);
        }
        List<String> choices = values.get(CHOICES);
        String right = values.get(ANSWER).orElse("");
        if (!choices.contains(right)) {
            values.problem(ANSWER, "`answer` is one of the choices", Suggestion.hint(right, "choices", choices));
        }
        if (!values.has(REVEAL)) {
            values.reading()
                    .problem(
                            values.whole(),
                            "`reveal` is missing",
                            "add the moment that shows the answer, such as `reveal: 15.3s`");
            return null; // never used: there is a problem
        }
        return new Lesson.Own(
                choices, choices.indexOf(right), values.get(REVEAL).orElseThrow());
    }
}
