package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Settings;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import java.util.List;
import java.util.Map;

/** The top-level keys of a scenario, in their reading order. */
public final class Sections {
    public final Key<Integer> version =
            Key.required("version", Scalars.whole(1, 1, "1"), "The version of the scenario language: 1.");
    public final Key<String> name = Key.required(
            "name", Scalars.text("a name such as Raft leader crash"), "The headline of summaries and charts.");
    public final Key<String> description = Key.optional(
            "description", Scalars.text("a text"), "", "", "What happens, and what to expect; for people.");
    public final Key<Long> seed = Key.optional(
            "seed",
            Scalars.whole(Long.MIN_VALUE, Long.MAX_VALUE),
            1L,
            "1",
            "Where all chance comes from: equal seeds give equal runs.");
    public final Key<Long> duration = Key.required(
            "duration",
            Quantities.PERIOD.like("60s").checked((value, node, reading) -> reading.put(Facts.DURATION, value)),
            "How long the run is, in virtual time.");
    public final Key<ConfiguredProtocol> protocol;
    public final Key<List<NodePlan>> nodes =
            Key.required("nodes", Nodes.SHAPE, "The nodes: a number, names, or names by role.");
    public final Key<Link> network;
    public final Key<Distribution> disks;
    public final Key<Workload> workload =
            Key.optional("workload", Workloads.SHAPE, Workloads.none(), "no clients", "What clients ask, and when.");
    public final Key<List<Fault>> faults;
    public final Key<List<PlannedCheck>> checks;
    public final Key<List<PlannedChart>> charts;

    public Sections(Catalog catalog) {
        Distributions distributions = new Distributions(catalog.distributions());
        Settings settings = new Settings(Map.of(Distribution.class, distributions.delay()));
        protocol = Key.required(
                "protocol", Protocols.shape(catalog, settings), "The protocol that the nodes run, and its options.");
        network =
                Key.optional("network", Networks.shape(distributions), Networks.standard(), "", "How messages travel.");
        disks = Key.optional("disks", Disks.shape(distributions), Disks.STANDARD_FSYNC, "", "How long writes take.");
        faults = Key.optional(
                "faults",
                Faults.shape(catalog.faults(), distributions),
                List.of(),
                "none",
                "What goes wrong, and when.");
        checks = Key.optional("checks", Checks.shape(catalog.checks()), List.of(), "none", "What the run must fulfil.");
        charts = Key.optional("charts", Charts.shape(catalog.charts()), List.of(), "none", "What to draw.");
    }

    /** All of them. */
    public List<Key<?>> keys() {
        return List.of(
                version,
                name,
                description,
                seed,
                duration,
                protocol,
                nodes,
                network,
                disks,
                workload,
                faults,
                checks,
                charts);
    }
}
