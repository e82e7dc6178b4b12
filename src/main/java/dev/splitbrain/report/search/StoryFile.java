package dev.splitbrain.report.search;

import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.explore.trial.Violation;
import dev.splitbrain.report.replay.ReplayRecorder;
import dev.splitbrain.report.story.Explanations;
import dev.splitbrain.report.story.StoryText;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The story of a run that breaks a promise, as {@code explain} tells it, for the file beside its scenario. */
public final class StoryFile {
    private StoryFile() {}

    /** Where the story of a scenario stands: {@code lost-write.txt} beside {@code lost-write.yaml}. */
    public static Path beside(Path scenario) {
        return scenario.resolveSibling(stem(scenario) + ".txt");
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The text, for the file beside this scenario's; empty where a handler threw, so that the run has no end to tell from. */
    public static Optional<String> of(Trial trial, Path file) {
        if (trial.violations().stream().anyMatch(Violation::isError)) return Optional.empty();
        Scenario scenario = trial.scenario();
        ReplayRecorder recorder = ReplayRecorder.ofAllMessages(scenario);
        RunResult result = Trials.again(trial, recorder, recorder::watch);
        Explanations explanations = new Explanations(result, recorder.finish());
        return Explanations.worst(result).map(explanations::check).map(story -> {
            List<String> lines = new ArrayList<>(
                    List.of(scenario.name() + "   seed " + trial.candidate().seed()));
            String folder = "reports/" + stem(file) + "-s" + trial.candidate().seed(); // where replay puts its page
            lines.addAll(StoryText.of(story, folder + "/replay.html"));
            return String.join("\n", lines) + "\n";
        });
    }
}
