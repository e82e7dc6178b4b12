package dev.splitbrain.scenario.write;

import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.trace.Deviation;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.NamedMessage;
import dev.splitbrain.world.Ordering;

/** Faults on single messages and on their order, as a scenario says them. */
final class MessageTrees {
    private MessageTrees() {}

    /** The line for a message that a rule kept back or lost. */
    static YamlNode.Mapping line(Deviation deviation) {
        YamlNode.Mapping line = Trees.map(deviation.action().name(), of(deviation.action()));
        return deviation
                .lengthNanos()
                .map(length -> line.with("for", DrawnTrees.duration(length)))
                .orElse(line);
    }

    /** What stands behind the action's name. */
    static YamlNode of(FaultAction.OfMessage action) {
        YamlNode.Mapping map = of(action.message());
        if (!(action instanceof FaultAction.Deliver deliver) || deliver.after().isEmpty()) return map;
        return map.with("after", of(deliver.after().get()));
    }

    private static YamlNode.Mapping of(NamedMessage message) {
        YamlNode.Mapping map = Trees.map("message", Trees.text(message.type()))
                .with("from", Trees.text(message.from()))
                .with("to", Trees.text(message.to()));
        if (message.nth() > 1) map = map.with("nth", number(message.nth()));
        return message.copy() > 1 ? map.with("copy", number(message.copy())) : map;
    }

    static YamlNode of(Ordering ordering) {
        if (ordering instanceof Ordering.Picks some)
            return Trees.map(
                    "picks",
                    Trees.texts(some.picks().stream().map(String::valueOf).toList()));
        YamlNode.Mapping options = Trees.map("waiting", number(((Ordering.ByPriority) ordering).room()));
        if (!(ordering instanceof Ordering.Chains chains)) return Trees.map("pos", options);
        options = options.with("changes", number(chains.changes())).with("messages", number(chains.messages()));
        if (chains.lateNanos().isPresent())
            options =
                    options.with("late", DrawnTrees.duration(chains.lateNanos().get()));
        return Trees.map("pct", options);
    }

    private static YamlNode number(int number) {
        return Trees.text(String.valueOf(number));
    }
}
