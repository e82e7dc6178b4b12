package dev.splitbrain.scenario.explain;

import dev.splitbrain.node.Protocol;
import dev.splitbrain.scenario.ScenarioSchema;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.language.Sections;
import dev.splitbrain.spec.KeyValue;
import java.util.List;
import java.util.Optional;

/** A commented scenario to begin with, for any protocol of the catalog. */
public final class Template {
    private final ProtocolEntry<?> entry;
    private final Protocol<?, ?> protocol;
    private final List<Key<?>> options;
    private final StringBuilder text = new StringBuilder();

    private <S> Template(ProtocolEntry<S> entry, Catalog catalog) {
        this.entry = entry;
        protocol = entry.build().apply(entry.defaults());
        options = new Sections(catalog).options(entry);
    }

    /** The template for a protocol; empty where the catalog has none of this name. */
    public static Optional<String> of(String protocol, Catalog catalog) {
        return catalog.protocols().stream()
                .filter(entry -> entry.name().equals(protocol))
                .findFirst()
                .map(entry -> new Template(entry, catalog).write());
    }

    private String write() {
        opening();
        protocol();
        world();
        if (protocol.takesRequests()) workload();
        faults();
        if (protocol.takesRequests()) checks();
        return text.toString();
    }

    private void opening() {
        line("# yaml-language-server: $schema=./" + ScenarioSchema.FILE_NAME);
        line("# Validate: splitbrain validate FILE   Run: splitbrain run FILE   Other seed: --seed 7");
        line("version: 1");
        line("name: " + entry.name() + ", a node crashes");
        line("description: >");
        line("  Say here what happens, and what to expect.");
        line("seed: 42                # equal seeds give equal runs");
        line("duration: 60s           # virtual time");
        line("");
    }

    /** Every option with what it means, at its default. */
    private void protocol() {
        line("# " + entry.description());
        line("protocol:");
        List<Key<?>> shown =
                options.stream().filter(key -> !key.fallbackText().isEmpty()).toList();
        if (shown.isEmpty()) {
            line("  " + entry.name() + "               # it has no options");
        } else {
            line("  " + entry.name() + ":");
            for (Key<?> key : shown) option(key);
        }
        line("");
    }

    private void option(Key<?> key) {
        if (!key.doc().isEmpty()) line("    # " + key.doc());
        line("    " + key.name() + ": " + key.fallbackText());
    }

    private void world() {
        line("nodes: 5                # n1 to n5; or names, or names by role: {role: [a, b]}");
        line("");
        line("network:");
        line("  latency: {lognormal: {p50: 5ms, p99: 20ms}}   # one way; or 5ms, or {uniform: [1ms, 5ms]}, ...");
        line("  loss: 0.1%");
        line("");
        line("disks:");
        line("  fsync: {lognormal: {p50: 1ms, p99: 8ms}}      # time of a forced write");
        line("");
    }

    private void workload() {
        line("workload:");
        line("  clients: 10");
        line("  rate: 100/s           # of all clients together, whatever becomes of earlier operations");
        line("  keys: {zipf: 100}     # or {uniform: 100}, {hot-spot: {count: 100, hot: 5}}");
        List<String> operations = protocol.spec().operations();
        if (operations.containsAll(List.of("read", "write"))) line("  mix: {read: 50%, write: 50%}");
        else line("  mix: {" + String.join(": 100%, ", operations) + ": 100%}");
        line("  timeout: 1s           # then the outcome is unknown");
        line("");
    }

    private void faults() {
        boolean leads = entry.roles().contains("leader");
        line("faults:");
        line("  - at: 15s             # or every: 10s, or random: {per: 5s}, or when: an event");
        line("    crash: " + (leads ? "leader       " : "n1           ") + " # or n1, [n1, n2], any 2, minority");
        line("    for: 12s            # then it restarts from its disk");
        line("  # - {at: 35s, for: 5s, partition: [[n1, n2], rest]}");
        line("  # - {at: 45s, for: 2s, pause: n2}");
        line("");
    }

    private void checks() {
        line("checks:");
        if (protocol.spec() instanceof KeyValue) line("  - linearizable");
        if (entry.roles().contains("leader")) line("  - one-leader-per-term");
        line("  - availability: \">= 50%\"     # the share of operations that end ok");
        line("");
        line("charts:");
        line("  - latency");
        line("  - availability");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
