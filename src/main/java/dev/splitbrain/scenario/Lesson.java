package dev.splitbrain.scenario;

import dev.splitbrain.scenario.terms.Moments.Moment;
import java.util.List;

/** What a teacher wants to be seen in a run, and asked before it is seen. */
public record Lesson(List<Chapter> chapters, List<Question> questions) {
    /** Chapters and questions are those that the run gives by itself. */
    public static final Lesson NONE = new Lesson(List.of(), List.of());

    public Lesson {
        chapters = List.copyOf(chapters);
        questions = List.copyOf(questions);
    }

    /** A moment worth a stop; the text may be empty. */
    public record Chapter(Moment at, String title, String text) {}

    /**
     * A question that is asked at a moment, before what follows is seen.
     *
     * @param because what is told after the answer; may be empty
     */
    public record Question(Moment at, String ask, Answer answer, String because) {}

    /** Where the right answer comes from. */
    public sealed interface Answer {}

    /** The node that leads next: the run says. */
    public record NextLeader() implements Answer {}

    /** Whether a check of the scenario holds: its verdict says. */
    public record OfCheck(String check) implements Answer {}

    /** The scenario says; true of its own seed and values only. */
    public record Own(List<String> choices, int right, Moment reveal) implements Answer {
        public Own {
            choices = List.copyOf(choices);
        }
    }
}
