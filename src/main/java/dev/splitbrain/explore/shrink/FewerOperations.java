package dev.splitbrain.explore.shrink;

import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.history.Operation;
import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A load becomes the script of what its clients asked, and no operation is left that could be left out. */
final class FewerOperations implements Pass {
    /** What makes a load, and has no place beside a script. */
    private static final List<String> LOAD = List.of(
            "clients", "rate", "arrivals", "think", "keys", "mix", "value-size", "phases", "transactions", "broadcast");

    private static final int MOST = 5_000; // operations: more would be no script

    @Override
    public void apply(Shrinker shrinker) {
        if (Parts.script(shrinker.tree()).isEmpty()) spell(shrinker);
        List<YamlNode> script = Parts.script(shrinker.tree());
        if (script.isEmpty()) return;
        YamlNode.Mapping tree = shrinker.tree();
        Ddmin.minimise(script, fewer -> shrinker.attempt(Parts.withScript(tree, fewer)));
    }

    private static void spell(Shrinker shrinker) {
        Optional<YamlNode.Mapping> workload = Parts.map(shrinker.tree(), "workload");
        if (workload.isEmpty()) return;
        Asked asked = new Asked();
        Optional<Trial> trial = shrinker.trials().run(shrinker.best().candidate(), asked);
        if (trial.isEmpty()) return;
        Optional<List<YamlNode>> script = script(trial.get(), asked);
        if (script.isEmpty() || script.get().isEmpty()) return;
        YamlNode.Mapping scripted = workload.get();
        for (String key : LOAD) scripted = scripted.without(key);
        List<YamlNode.Scalar> clients = trial.get().scenario().workload().clients().stream()
                .map(client -> Trees.text(client.name()))
                .toList();
        scripted = scripted.with(
                "clients", Trees.list(List.copyOf(clients))); // in this order: their places in the network
        shrinker.attempt(shrinker.tree().with("workload", Parts.with(scripted, "script", script.get())));
    }

    /** What the clients asked, one by one; empty where it cannot be spelt out. */
    private static Optional<List<YamlNode>> script(Trial trial, Asked asked) {
        Spec<?> spec = trial.scenario().protocol().protocol().spec();
        List<YamlNode> steps = new ArrayList<>();
        if (trial.history().operations().size() > MOST) return Optional.empty();
        for (Operation operation : trial.history().operations()) {
            Optional<Object> argument = spec.argument(operation.command());
            if (argument.isEmpty()) return Optional.empty();
            YamlNode.Mapping step = Trees.map("at", Trees.text(Durations.text(operation.invokedNanos())))
                    .with("client", Trees.text(operation.request().client().name()));
            Optional<String> node = asked.node(operation.request());
            if (node.isPresent()) step = step.with("on", Trees.text(node.get()));
            steps.add(step.with(operation.command().operation(), Trees.of(argument.get())));
        }
        return Optional.of(steps);
    }
}
