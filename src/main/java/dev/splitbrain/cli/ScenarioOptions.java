package dev.splitbrain.cli;

import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.code.Finding;
import dev.splitbrain.scenario.code.ForeignCode;
import dev.splitbrain.scenario.own.Permission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command reads a scenario. */
final class ScenarioOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            mapFallbackValue = "",
            description = "Another value than the scenario's: --set network.loss=5%% (may be repeated).")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--protocol",
            paramLabel = "NAME|FILE.java",
            description = "Another protocol than the scenario's: by name, or a Java file of one's own.")
    private String protocol;

    @Mixin
    private PluginOptions plugins;

    @Option(
            names = "--allow-code",
            description = "Run the scenario's own Java code wherever it lies: it has your rights.")
    private boolean allowCode;

    @Option(names = "--strict", description = "Refuse own protocols that may not be deterministic.")
    private boolean strict;

    private Catalog catalog;
    private final Set<String> judged = new TreeSet<>(); // digests: once, however often a sweep reads the scenario

    /** The scenario; a wrong one ends the command, with all that is wrong. */
    Scenario load(Path file) {
        try {
            return read(file);
        } catch (ScenarioException e) {
            throw new CommandFailure(ExitCode.USAGE, e.render().stripTrailing());
        }
    }

    /** Values by dotted path. */
    Map<String, String> overrides() {
        return overrides;
    }

    Scenario read(Path file) throws ScenarioException {
        return read(file, overrides);
    }

    /** The scenario with these values by dotted path instead of those of --set. */
    Scenario read(Path file, Map<String, String> values) throws ScenarioException {
        Scenario scenario = ScenarioLoader.load(file, withProtocol(values), catalog(), permission());
        scenario.protocol().foreign().ifPresent(this::judge);
        return scenario.with(arguments(values));
    }

    /** The scenario and what it becomes when it is changed; a wrong one ends the command. */
    Variants variants(Path file) {
        return variants(file, Map.of());
    }

    /** The same where these values by dotted path go before those of --set. */
    Variants variants(Path file, Map<String, String> values) {
        load(file);
        Map<String, String> all = new LinkedHashMap<>(overrides);
        all.putAll(values);
        return new Variants(file, withProtocol(all), catalog(), permission());
    }

    /** The mistakes that a protocol can make on purpose. */
    List<String> mutants(String name) {
        return catalog().protocols().stream()
                .filter(entry -> entry.name().equals(name))
                .flatMap(entry -> entry.mutants().stream())
                .toList();
    }

    private Permission permission() {
        return allowCode ? Permission.ofAll() : Permission.ofThisFolder();
    }

    /** What scenarios may name; jars are opened once. */
    private Catalog catalog() {
        if (catalog == null) catalog = plugins.catalog();
        return catalog;
    }

    /** The protocol first, so that --set can give its options. */
    private Map<String, String> withProtocol(Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>();
        if (protocol != null) all.put(ScenarioLoader.PROTOCOL, protocol);
        all.putAll(values);
        return all;
    }

    /** Tells what in own code may break determinism. */
    private void judge(ForeignCode code) {
        if (!judged.add(code.digest())) return;
        List<Finding> findings = code.findings();
        for (Finding finding : findings) {
            spec.commandLine().getErr().println(finding.render(strict ? "error" : "warning"));
        }
        if (strict && !findings.isEmpty()) {
            throw CommandFailure.usage(
                    code.origin() + " may not be deterministic; without --strict these are warnings");
        }
    }

    /** What was said of the scenario, as it is typed again. */
    List<String> arguments() {
        return arguments(overrides);
    }

    /** As they are typed again. */
    private List<String> arguments(Map<String, String> values) {
        List<String> words = new ArrayList<>();
        if (protocol != null) words.addAll(List.of("--protocol", protocol));
        words.addAll(plugins.arguments());
        if (allowCode) words.add("--allow-code");
        words.addAll(CommandLineWords.settings(values));
        return words;
    }
}
