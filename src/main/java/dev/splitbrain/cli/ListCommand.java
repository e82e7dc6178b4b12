package dev.splitbrain.cli;

import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.measure.Measures;
import dev.splitbrain.scenario.terms.RoundTripPreset;
import dev.splitbrain.scenario.yaml.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain list}. */
@Command(
        name = "list",
        description = "What there is: scenarios, protocols, faults, checks, charts, distributions, measures, presets.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private record Item(String name, String description) {}

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WHAT", arity = "0..1", description = "One of these kinds; all where none is named.")
    private String what;

    @Mixin
    private PluginOptions plugins;

    private final Map<String, Supplier<List<Item>>> kinds = new LinkedHashMap<>();

    @Override
    public Integer call() {
        Catalog catalog = plugins.catalog();
        kinds.put("scenarios", () -> scenarios(Path.of("scenarios"), catalog));
        kinds.put("protocols", () -> items(catalog.protocols(), entry -> new Item(entry.name(), entry.description())));
        kinds.put("faults", () -> items(catalog.faults(), entry -> new Item(entry.name(), entry.description())));
        kinds.put("checks", () -> items(catalog.checks(), entry -> new Item(entry.name(), entry.description())));
        kinds.put("charts", () -> items(catalog.charts(), entry -> new Item(entry.name(), entry.description())));
        kinds.put(
                "distributions",
                () -> items(catalog.distributions(), entry -> new Item(entry.name(), entry.description())));
        kinds.put("measures", () -> items(Measures.all(), entry -> new Item(entry.name(), entry.description())));
        kinds.put("presets", () -> items(RoundTripPreset.all(), ListCommand::preset));
        if (what != null && !kinds.containsKey(what)) {
            throw CommandFailure.usage("nothing to list is called `" + what + "`\n  = "
                    + Suggestion.hint(what, "there are", List.copyOf(kinds.keySet())));
        }
        kinds.forEach((kind, list) -> {
            if (what == null || what.equals(kind)) print(kind, list.get());
        });
        return ExitCode.AS_EXPECTED;
    }

    private static <E> List<Item> items(List<E> entries, Function<E, Item> item) {
        return entries.stream().map(item).toList();
    }

    private static Item preset(RoundTripPreset preset) {
        String more = "\nnetwork: {round-trips: " + preset.name() + "}   regions: "
                + String.join(", ", preset.regions()) + "\nsource: " + preset.source();
        return new Item(preset.name(), preset.description() + more);
    }

    private void print(String kind, List<Item> items) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(kind);
        int width = items.stream().mapToInt(item -> item.name().length()).max().orElse(0);
        for (Item item : items) {
            String below = "\n" + " ".repeat(width + 4);
            out.println("  " + item.name() + " ".repeat(width - item.name().length() + 2)
                    + item.description().replace("\n", below));
        }
        if (items.isEmpty()) out.println("  (none)");
    }

    /** Scenario files below a folder, with their names; files that cannot be read say so. */
    private static List<Item> scenarios(Path folder, Catalog catalog) {
        if (!Files.isDirectory(folder)) return List.of();
        List<Item> items = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(file -> {
                String path = file.toString().replace('\\', '/');
                items.add(new Item(path, nameOf(file, catalog)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    private static String nameOf(Path file, Catalog catalog) {
        try {
            return ScenarioLoader.load(file, Map.of(), catalog).name();
        } catch (ScenarioException e) {
            return "(cannot be read: splitbrain validate " + file + ")";
        }
    }
}
