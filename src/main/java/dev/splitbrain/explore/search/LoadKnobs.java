package dev.splitbrain.explore.search;

import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.yaml.CoreScalar;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Optional;

/** How much clients ask: more or fewer of them, more or less often, of more or fewer keys. */
final class LoadKnobs {
    private static final double MOST = 4; // times more, or fewer
    private static final int MOST_CLIENTS = 64;

    /** The scenario with a load by chance; what it does not say in plain numbers stays as it is. */
    YamlNode.Mapping draw(YamlNode.Mapping tree, Chance chance) {
        if (!(tree.get("workload").orElse(null) instanceof YamlNode.Mapping workload)) return tree;
        YamlNode.Mapping drawn = workload;
        if (chance.coin()) drawn = clients(drawn, chance.factor(MOST));
        if (chance.coin()) drawn = often(drawn, chance.factor(MOST));
        if (chance.coin()) drawn = keys(drawn, chance.factor(MOST));
        return tree.with("workload", drawn);
    }

    private static YamlNode.Mapping clients(YamlNode.Mapping workload, double factor) {
        return whole(workload, "clients")
                .map(own -> workload.with("clients", count(Math.min(MOST_CLIENTS, own * factor))))
                .orElse(workload);
    }

    private static YamlNode.Mapping often(YamlNode.Mapping workload, double factor) {
        if (workload.get("transactions").orElse(null) instanceof YamlNode.Mapping transactions
                && transactions.get("rate").isPresent())
            return workload.with("transactions", rate(transactions, factor));
        return think(rate(workload, factor), factor);
    }

    private static YamlNode.Mapping rate(YamlNode.Mapping load, double factor) {
        return scalar(load, "rate")
                .filter(rate -> rate.matches("\\d{1,6}/s"))
                .map(rate -> Long.parseLong(rate.substring(0, rate.length() - 2)))
                .map(rate -> load.with("rate", Trees.text(Math.max(1, Math.round(rate * factor)) + "/s")))
                .orElse(load);
    }

    private static YamlNode.Mapping think(YamlNode.Mapping load, double factor) {
        return scalar(load, "think")
                .flatMap(Quantities.DURATION::parse)
                .map(BigDecimal::longValue)
                .map(think -> load.with("think", Trees.text(Durations.text(Math.round(think / factor)))))
                .orElse(load);
    }

    private static YamlNode.Mapping keys(YamlNode.Mapping workload, double factor) {
        if (!(workload.get("keys").orElse(null) instanceof YamlNode.Mapping keys)) return workload;
        return whole(keys, "uniform")
                .map(own -> workload.with("keys", keys.with("uniform", count(own * factor))))
                .orElse(workload);
    }

    private static YamlNode count(double count) {
        return Trees.text(String.valueOf(Math.max(1, Math.round(count))));
    }

    private static Optional<Long> whole(YamlNode.Mapping map, String key) {
        return scalar(map, key)
                .flatMap(CoreScalar::integer)
                .filter(number -> number.bitLength() < 32)
                .map(Number::longValue);
    }

    private static Optional<String> scalar(YamlNode.Mapping map, String key) {
        return map.get(key).filter(YamlNode.Scalar.class::isInstance).map(node -> ((YamlNode.Scalar) node).text());
    }
}
