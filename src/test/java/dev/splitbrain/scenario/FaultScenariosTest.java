package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.world.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scenarios that show one kind of fault each, and the page that explains them. */
class FaultScenariosTest {
    private static final Path FOLDER = Path.of("scenarios/faults");
    private static final Set<String> OF_THE_NETWORK =
            Set.of("partition", "block", "hold", "slow", "drop", "duplicate", "corrupt");

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Scenario load(Path file) throws ScenarioException {
        return ScenarioLoader.load(file, Map.of(), Catalog.standard());
    }

    @Test
    void everyFaultOfTheNetworkHasAScenarioWithACheckAndAPicture() throws Exception {
        Set<String> shown = new TreeSet<>();
        for (Path file : files()) {
            Scenario scenario = load(file);
            for (Fault fault : scenario.world().faults())
                shown.add(fault.action().name());
            assertFalse(scenario.checks().isEmpty(), file + " checks something");
            assertFalse(scenario.charts().isEmpty(), file + " draws something");
        }
        shown.retainAll(OF_THE_NETWORK);
        assertEquals(new TreeSet<>(OF_THE_NETWORK), shown);
    }

    @Test
    void thePageOnFaultsNamesOnlyScenariosThatExistAndAllOfThem() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/faults.md"));
        Matcher named = Pattern.compile("scenarios/faults/([a-z0-9-]+)\\.yaml").matcher(page);
        while (named.find()) assertTrue(Files.exists(FOLDER.resolve(named.group(1) + ".yaml")), named.group());
        for (Path file : files()) {
            String name = file.getFileName().toString().replace(".yaml", "");
            assertTrue(page.contains(name), name + " is explained");
        }
    }
}
