package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a family of protocols names all there is to look at, and nothing that is not there. */
class FamilyPagesTest {
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern LINK = Pattern.compile("\\]\\((\\.\\./[^)#]+|[\\w-]+\\.md)\\)");
    private static final Map<String, List<String>> PROTOCOLS = Map.of(
            "raft", List.of("raft"),
            "paxos", List.of("paxos", "multi-paxos", "fast-paxos", "epaxos"),
            "commit", List.of("2pc", "3pc", "paxos-commit"),
            "gossip", List.of("gossip", "swim"),
            "versions", List.of("replicated-kv"),
            "clocks", List.of("clocks", "causal-broadcast"),
            "snapshots", List.of("chandy-lamport"));

    @ParameterizedTest
    @CsvSource({
        "raft, raft",
        "paxos, paxos",
        "commit, commit",
        "gossip, gossip swim",
        "versions, versions",
        "clocks, clocks",
        "snapshots, snapshot"
    })
    void everyOptionMutantAndScenarioOfTheFamilyIsNamed(String family, String folders) throws IOException {
        String page = Files.readString(PAGES.resolve(family + ".md"));
        for (String protocol : PROTOCOLS.get(family)) {
            for (String name : names(protocol))
                assertTrue(page.matches("(?s).*[` .=]" + name + "[` ,.:;=].*"), () -> name + " of " + protocol);
        }
        for (String folder : folders.split(" ")) {
            try (Stream<Path> scenarios = Files.list(Path.of("scenarios", folder))) {
                for (Path scenario : scenarios.toList()) {
                    String name = scenario.getFileName().toString().replace(".yaml", "");
                    assertTrue(page.matches("(?s).*[/`\\[]" + name + "[.`\\]].*"), name);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"raft", "paxos", "commit", "versions", "clocks", "snapshots", "consensus-compared"})
    void everyLinkLeadsSomewhere(String name) throws IOException {
        Matcher links = LINK.matcher(Files.readString(PAGES.resolve(name + ".md")));
        assertTrue(links.find());
        links.reset();
        List<String> dead = links.results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(PAGES.resolve(link).normalize()))
                .toList();
        assertEquals(List.of(), dead);
    }

    /** The options of a protocol, and its mistakes on purpose. */
    private static List<String> names(String protocol) {
        ProtocolEntry<?> entry = Catalog.standard().protocols().stream()
                .filter(each -> each.name().equals(protocol))
                .findFirst()
                .orElseThrow();
        return Stream.of(entry.settingsRecord().getRecordComponents())
                .flatMap(FamilyPagesTest::names)
                .filter(name -> !name.equals("none"))
                .toList();
    }

    private static Stream<String> names(RecordComponent component) {
        if (!component.getName().equals("mutant")) {
            return Stream.of(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
        }
        return Stream.of(component.getType().getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
