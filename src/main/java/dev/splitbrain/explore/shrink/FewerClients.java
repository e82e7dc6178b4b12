package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.yaml.CoreScalar;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fewer clients ask: of a load, as many as it takes; in a script, one does what two did, and who does nothing is not there. */
final class FewerClients implements Pass {
    private static final String CLIENT = "client";
    private static final String CLIENTS = "clients";

    @Override
    public void apply(Shrinker shrinker) {
        shrinker.attempt(shrinker.tree().without("workload"));
        if (Parts.script(shrinker.tree()).isEmpty()) ofLoad(shrinker);
        else ofScript(shrinker);
    }

    private static void ofLoad(Shrinker shrinker) {
        Optional<YamlNode.Mapping> workload = Parts.map(shrinker.tree(), "workload");
        if (workload.isEmpty()) return;
        int clients = workload.get()
                .get(CLIENTS)
                .flatMap(node -> CoreScalar.integer(node.inline()))
                .map(BigInteger::intValue)
                .orElse(0);
        for (int fewer = 1; fewer < clients; fewer = 2 * fewer) {
            YamlNode count = Trees.text(String.valueOf(fewer));
            if (shrinker.attempt(shrinker.tree().with("workload", workload.get().with(CLIENTS, count)))) return;
        }
    }

    private static void ofScript(Shrinker shrinker) {
        for (String one : names(shrinker)) {
            for (String other : names(shrinker)) {
                if (one.equals(other)) continue;
                List<YamlNode> script = new ArrayList<>();
                for (YamlNode step : Parts.script(shrinker.tree())) script.add(renamed(step, one, other));
                if (shrinker.attempt(Parts.withScript(shrinker.tree(), script))) break;
            }
        }
        withoutIdle(shrinker);
    }

    private static void withoutIdle(Shrinker shrinker) {
        Optional<YamlNode.Mapping> workload = Parts.map(shrinker.tree(), "workload");
        if (workload.isEmpty()) return;
        Set<String> busy = names(shrinker);
        List<YamlNode> left = Parts.items(workload.get(), CLIENTS).stream()
                .filter(client -> busy.contains(client.inline()))
                .toList();
        if (!left.isEmpty())
            shrinker.attempt(shrinker.tree().with("workload", Parts.with(workload.get(), CLIENTS, left)));
    }

    private static Set<String> names(Shrinker shrinker) {
        Set<String> names = new LinkedHashSet<>();
        for (YamlNode step : Parts.script(shrinker.tree())) names.add(client(step));
        return names;
    }

    private static String client(YamlNode step) {
        return ((YamlNode.Mapping) step).get(CLIENT).map(YamlNode::inline).orElse("client1");
    }

    private static YamlNode renamed(YamlNode step, String one, String other) {
        return client(step).equals(one) ? ((YamlNode.Mapping) step).with(CLIENT, Trees.text(other)) : step;
    }
}
