package dev.splitbrain.scenario.write;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Exponential;
import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Quantities as scenarios write them. */
final class DrawnTrees {
    private DrawnTrees() {}

    static YamlNode duration(double nanos) {
        return Trees.text(Durations.text(Math.round(nanos)));
    }

    static YamlNode share(double share) {
        return Trees.text(Durations.number(share * 100) + "%");
    }

    static YamlNode number(double number) {
        return Trees.text(Durations.number(number));
    }

    static YamlNode drift(double ppm) {
        return Trees.text(Durations.number(ppm) + "ppm");
    }

    /** What is drawn in this unit; empty for a distribution that has no exact words here. */
    static Optional<YamlNode> drawn(Distribution drawn, DoubleFunction<YamlNode> unit) {
        if (drawn instanceof Distribution.Constant constant) return Optional.of(unit.apply(constant.value()));
        if (drawn instanceof Distribution.Uniform uniform)
            return Optional.of(
                    Trees.map("uniform", Trees.list(List.of(unit.apply(uniform.low()), unit.apply(uniform.high())))));
        if (drawn instanceof Exponential exponential)
            return Optional.of(Trees.map("exponential", unit.apply(exponential.mean())));
        return Optional.empty();
    }
}
