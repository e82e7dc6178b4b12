package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.Mark;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One reading of one scenario: its problems, the names that it declares, and the questions that only the whole file can
 * answer.
 */
public final class Reading {
    private static final int HINTED = 1_000; // problems

    private final Problems problems;
    private final Map<String, Set<String>> declared = new LinkedHashMap<>(); // names by kind
    private final Set<String> unsure = new LinkedHashSet<>(); // kinds whose declarations did not bind
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Deque<Runnable> later = new ArrayDeque<>();

    private final Files files;

    public Reading(Problems problems, Files files) {
        this.problems = problems;
        this.files = files;
    }

    /** The text of a file that the scenario names. */
    public Optional<String> file(String path, YamlNode node) {
        return files.read(path, node, this);
    }

    public void problem(YamlNode node, String message, String hint) {
        problems.add(node, message, hint);
    }

    public void problem(Mark mark, String message, String hint) {
        problems.add(mark, message, hint);
    }

    /** Where problems go. */
    public Problems problems() {
        return problems;
    }

    /** Rises with every problem that is reported. */
    public int problemCount() {
        return problems.reported();
    }

    /** Whether hints are still worth their while: nobody reads those of the thousandth problem. */
    public boolean hints() {
        return problems.reported() <= HINTED;
    }

    /** The file declares a name: {@code declare("node", "n1")}. False where it has been declared before. */
    public boolean declare(String kind, String name) {
        return declared.computeIfAbsent(kind, key -> new LinkedHashSet<>()).add(name);
    }

    /** The names of a kind could not be read, so no mention of one can be wrong. */
    public void unsure(String kind) {
        unsure.add(kind);
    }

    /** Whether the names of a kind could be read. */
    public boolean isSure(String kind) {
        return !unsure.contains(kind);
    }

    /** The names of a kind, in the order of their declaration. */
    public List<String> names(String kind) {
        return List.copyOf(declared.getOrDefault(kind, Set.of()));
    }

    /** Whether there is such a name; to be asked {@link #later}. */
    public boolean isDeclared(String kind, String name) {
        return unsure.contains(kind) || declared.getOrDefault(kind, Set.of()).contains(name);
    }

    /** The file uses a name of one of these kinds: at the end, it must have been declared. */
    public void mention(YamlNode node, String name, String... kinds) {
        later(() -> {
            for (String kind : kinds) {
                if (isDeclared(kind, name)) return;
            }
            List<String> known = new ArrayList<>();
            boolean hinted = hints();
            for (String kind : kinds) if (hinted) known.addAll(names(kind));
            String label = List.of(kinds).stream().map(kind -> kind + "s").collect(Collectors.joining(" and "));
            problem(
                    node,
                    "no " + String.join(" or ", kinds) + " is called `" + name + "`",
                    hinted ? Suggestion.hint(name, label, known) : "");
        });
    }

    /** Keeps what a part of the file says, for others. */
    public <T> void put(Fact<T> fact, T value) {
        facts.put(fact.name(), value);
    }

    /** What a part of the file said; empty where it did not bind. */
    public <T> Optional<T> get(Fact<T> fact) {
        return Optional.ofNullable(fact.type().cast(facts.get(fact.name())));
    }

    /** Asks something once the whole file has been read. */
    public void later(Runnable question) {
        later.addLast(question);
    }

    /** Asks all that was put off. */
    public void finish() {
        while (!later.isEmpty()) later.removeFirst().run();
    }
}
