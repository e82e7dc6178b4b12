package dev.splitbrain.scenario;

import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.language.Sections;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.scenario.yaml.YamlReader;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads scenarios. A file is either right, or all that is wrong with it is told at once; nothing is ever written. */
public final class ScenarioLoader {
    private final Problems problems = new Problems();
    private final Catalog catalog;

    private ScenarioLoader(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The scenario of a file.
     *
     * @param overrides values by dotted path, as {@code --set network.loss=5%} gives them
     */
    public static Scenario load(Path file, Map<String, String> overrides, Catalog catalog) throws ScenarioException {
        return new ScenarioLoader(catalog).load(file, overrides);
    }

    private Scenario load(Path file, Map<String, String> overrides) throws ScenarioException {
        Optional<Scenario> scenario = read(file)
                .flatMap(source -> YamlReader.read(source, String.join("\n", source.lines()), problems))
                .map(tree -> new Overrides(problems).apply(tree, overrides))
                .flatMap(tree -> bind(tree, file));
        if (!problems.isEmpty()) throw new ScenarioException(problems.sorted());
        return scenario.orElseThrow();
    }

    private Optional<Source> read(Path file) {
        Source nothing = Source.of(0, file.toString(), "");
        try {
            if (Files.size(file) > YamlReader.MAX_BYTES) {
                problems.add(
                        nothing.start(),
                        "the file is larger than 10 MiB",
                        "a scenario of a few hundred lines says a lot");
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(Source.of(0, file.toString(), text));
        } catch (NoSuchFileException e) {
            problems.add(nothing.start(), "there is no such file", "");
        } catch (CharacterCodingException e) {
            problems.add(nothing.start(), "the file is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            problems.add(nothing.start(), "the file cannot be read: " + e.getMessage(), "");
        }
        return Optional.empty();
    }

    private Optional<Scenario> bind(YamlNode tree, Path file) {
        Sections sections = new Sections(catalog);
        Reading reading = new Reading(problems);
        Optional<Scenario> scenario = new ObjectShape<>(
                        "a scenario", sections.keys(), Optional.empty(), values -> scenario(sections, values, file))
                .bind(tree, reading);
        reading.finish();
        return scenario;
    }

    private static Scenario scenario(Sections sections, Values values, Path file) {
        World world = new World(
                values.get(sections.duration),
                values.get(sections.nodes),
                Topology.uniform(values.get(sections.network)),
                values.get(sections.disks),
                values.get(sections.faults));
        return new Scenario(
                file.toString(),
                values.get(sections.name),
                slug(file),
                values.get(sections.description),
                values.get(sections.seed),
                world,
                values.get(sections.workload),
                values.get(sections.protocol),
                values.get(sections.checks),
                values.get(sections.charts));
    }

    private static String slug(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
