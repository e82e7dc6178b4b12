package dev.splitbrain.scenario.explain;

import dev.splitbrain.node.Protocol;
import dev.splitbrain.scenario.ScenarioSchema;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.language.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A commented scenario to begin with, for any protocol of the catalog. */
public final class Template {
    private static final int WIDTH = 110;
    private static final String ONE_OF = "one of ";

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
        charts();
        return text.toString();
    }

    private void opening() {
        String hit = leads() ? "The leader" : "n1";
        line("# yaml-language-server: $schema=./" + ScenarioSchema.FILE_NAME);
        line("# Look:  splitbrain validate --verbose FILE    what it will do, in words");
        line("# Run:   splitbrain run FILE                   other seed: --seed 7, other value: --set network.loss=5%");
        line("# Step:  splitbrain replay FILE                a page on which the run goes forwards and back");
        line("version: 1");
        line("name: " + entry.name() + ", " + (leads() ? "the leader" : "n1") + " crashes");
        line("description: >");
        line("  " + hit + " crashes at 5 s and is back at 9 s. Say here what you expect to see.");
        line("seed: 42                # equal seeds give equal runs");
        line("duration: 20s           # virtual time; units are always written: 150ms, 200/s, 5%, 10Mbit/s");
        line("");
    }

    private boolean leads() {
        return entry.roles().contains("leader");
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
            line("  " + entry.name() + ":               # all options at their defaults; what you do not need may go");
            for (Key<?> key : shown) option(key);
        }
        line("");
    }

    private void option(Key<?> key) {
        wrapped(key.doc()).forEach(words -> line("    # " + words));
        String words = key.shape().words();
        String value = "    " + key.name() + ": " + key.fallbackText();
        String choice = words.startsWith(ONE_OF) ? "   # " + words.substring(ONE_OF.length()) : "";
        boolean fits = value.length() + choice.length() <= WIDTH;
        if (!fits) wrapped("One of " + words.substring(ONE_OF.length()) + ".").forEach(part -> line("    # " + part));
        line(fits ? value + choice : value);
    }

    /** Lines of a width that people like to read. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) lines.add(line.toString());
        return lines;
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
        line("  rate: 20/s            # of all clients together, whatever becomes of earlier operations");
        line("  keys: {zipf: 100}     # or {uniform: 100}, {hot-spot: {count: 100, hot: 5}}");
        List<String> operations = protocol.spec().operations();
        if (operations.containsAll(List.of("read", "write"))) line("  mix: {read: 50%, write: 50%}");
        else line("  mix: {" + String.join(": 100%, ", operations) + ": 100%}   # shares, which need not add up");
        line("  timeout: 1s           # then the outcome is unknown");
        line("");
    }

    private void faults() {
        line("faults:");
        line("  - at: 5s              # or every: 10s, or random: {per: 5s}, or when: an event");
        line("    crash: " + (leads() ? "leader       " : "n1           ") + "# or n1, [n1, n2], any 2, minority");
        line("    for: 4s             # then it restarts from its disk");
        line("  # - {at: 12s, for: 3s, partition: [[n1, n2], rest]}");
        line("  # - {at: 17s, for: 1s, pause: n2}");
        line("");
    }

    private void checks() {
        line("checks:");
        for (String promise : entry.promises()) line("  - " + promise);
        line("  - availability: \">= 50%\"     # the share of operations that end ok");
        line("");
    }

    private void charts() {
        line("charts:");
        if (protocol.takesRequests()) {
            line("  - latency");
            line("  - availability");
        }
        line("  - space-time: {around: fault 1}");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
