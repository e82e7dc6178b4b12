package dev.splitbrain.protocol.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.BroadcastNote;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripted scenarios read like a lesson. Rewrite the files with -Dsplitbrain.rewrite=true, and read them as a student would. */
class LessonTraceTest {
    private static final class Lesson implements TraceSink {
        private final StringBuilder text = new StringBuilder();

        @Override
        public Set<StepKind> wants() {
            return EnumSet.of(
                    StepKind.INVOKED, StepKind.COMPLETED, StepKind.NOTED, StepKind.FAULT_BEGAN, StepKind.FAULT_ENDED);
        }

        @Override
        public void accept(Step step) {
            if (step instanceof Step.Invoked i)
                say(
                        step,
                        i.request().client(),
                        "asks: " + i.command().words() + " of " + i.command().key());
            else if (step instanceof Step.Completed c)
                say(step, c.request().client(), "is told: " + words(c.outcome()));
            else if (step instanceof Step.FaultBegan f) say(step, "network", f.action() + " begins");
            else if (step instanceof Step.FaultEnded) say(step, "network", "the fault ends");
            else if (step instanceof Step.Noted n) noted(n);
        }

        private void noted(Step.Noted noted) {
            if (noted.note() instanceof VersionNote.Versioned v)
                say(noted, noted.node(), "the write of " + v.request().client() + " is version " + v.version());
            else if (noted.note() instanceof VersionNote.Holds h)
                say(noted, noted.node(), "holds " + h.key() + " = " + h.values());
            else if (noted.note() instanceof BroadcastNote.Broadcast b)
                say(noted, noted.node(), "sends " + b.message());
            else if (noted.note() instanceof BroadcastNote.Delivered d)
                say(noted, noted.node(), "delivers " + d.message());
        }

        private static String words(Outcome outcome) {
            return outcome instanceof Outcome.Ok ok ? ok.result().toString() : outcome.word();
        }

        private void say(Step step, Object who, String what) {
            text.append(String.format(
                    java.util.Locale.ROOT, "%8s  %-8s %s%n", Quantity.moment(step.timeNanos()), who, what));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clocks/vector-clocks-tell-a-conflict",
                "clocks/question-and-answer",
                "versions/sibling-explosion"
            })
    void theTraceReadsLikeALesson(String name) throws ScenarioException, IOException {
        Scenario scenario = ScenarioLoader.load(Path.of("scenarios", name + ".yaml"), Map.of(), Catalog.standard());
        Lesson lesson = new Lesson();
        new ScenarioRun(scenario, scenario.seed()).tell(lesson).run((timeNanos, events) -> true);
        String told = lesson.text.toString().replace(System.lineSeparator(), "\n");
        Path file = Path.of("src/test/resources/lessons", name.substring(name.indexOf('/') + 1) + ".txt");
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(file, told);
        assertEquals(Files.readString(file), told);
    }
}
