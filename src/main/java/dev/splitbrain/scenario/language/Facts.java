package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Fact;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.own.CodeLoader;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.world.NodePlan;
import java.util.List;
import java.util.Map;

/** What one section of a scenario tells the others. */
final class Facts {
    /** How long the run is, in nanoseconds. */
    static final Fact<Long> DURATION = new Fact<>("duration", Long.class);

    /** The whole scenario. */
    static final Fact<YamlNode> TREE = new Fact<>("tree", YamlNode.class);

    /** The settings that vary in the sweep, with their values. */
    static final Fact<Variations> VARIATIONS = new Fact<>("variations", Variations.class);

    /** Who loads code that the scenario names; none where only the shape matters. */
    static final Fact<CodeLoader> CODE = new Fact<>("code", CodeLoader.class);

    /** Which protocol the nodes run, where it is known. */
    static final Fact<Known> PROTOCOL = new Fact<>("protocol", Known.class);

    /** A protocol of the catalog, and what its clients use. */
    record Known(ProtocolEntry<?> entry, Spec<?> spec) {}

    /** Settings by path, each with the values that it takes. */
    record Variations(Map<String, List<YamlNode>> byPath) {}

    /** The nodes, where they could be read. */
    static final Fact<Planned> NODES = new Fact<>("nodes", Planned.class);

    /** Nodes as the section {@code nodes} plans them. */
    record Planned(List<NodePlan> nodes) {}

    private Facts() {}
}
