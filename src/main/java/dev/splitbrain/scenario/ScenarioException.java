package dev.splitbrain.scenario;

import dev.splitbrain.scenario.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A scenario cannot be run as it stands; all problems, in the order of the text. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 50;

    private final transient List<Problem> problems;

    public ScenarioException(List<Problem> problems) {
        super(problems.size() + " problems, first: " + problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** As people read them: each with its place, the line and what would do. */
    public String render() {
        String shown = problems.stream().limit(SHOWN).map(Problem::render).collect(Collectors.joining("\n"));
        int more = problems.size() - SHOWN;
        return more > 0 ? shown + "\nand " + more + " more problems\n" : shown;
    }
}
