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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of a family of protocols names all there is to look at, and nothing that is not there. */
class FamilyPagesTest {
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern LINK = Pattern.compile("\\]\\((\\.\\./[^)#]+|[\\w-]+\\.md)\\)");
    private static final List<Family> FAMILIES = List.of(
            new Family("raft", List.of("raft"), List.of("raft")),
            new Family("paxos", List.of("paxos"), List.of("paxos", "multi-paxos", "fast-paxos", "epaxos")),
            new Family("viewstamped", List.of("viewstamped"), List.of("viewstamped-replication")),
            new Family("commit", List.of("commit"), List.of("2pc", "3pc", "paxos-commit")),
            new Family("elections", List.of("elections"), List.of("bully", "chang-roberts")),
            new Family("gossip", List.of("gossip", "swim"), List.of("gossip", "swim")),
            new Family("versions", List.of("versions"), List.of("replicated-kv")),
            new Family("crdts", List.of("crdts"), List.of("crdt")),
            new Family("clocks", List.of("clocks"), List.of("clocks", "causal-broadcast")),
            new Family("snapshots", List.of("snapshot"), List.of("chandy-lamport")),
            new Family("locks", List.of("locks"), List.of("lease-lock")));

    /** A page, the folders of scenarios and the protocols that it is about. */
    private record Family(String page, List<String> folders, List<String> protocols) {
        @Override
        public String toString() {
            return page;
        }
    }

    static List<Family> families() {
        return FAMILIES;
    }

    static Stream<String> pages() {
        return Stream.concat(FAMILIES.stream().map(Family::page), Stream.of("consensus-compared"));
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyOptionMutantAndScenarioOfTheFamilyIsNamed(Family family) throws IOException {
        String page = Files.readString(PAGES.resolve(family.page() + ".md"));
        for (String protocol : family.protocols()) {
            for (String name : names(protocol))
                assertTrue(page.matches("(?s).*[` .=]" + name + "[` ,.:;=].*"), () -> name + " of " + protocol);
        }
        for (String folder : family.folders()) {
            try (Stream<Path> scenarios = Files.list(Path.of("scenarios", folder))) {
                for (Path scenario : scenarios.toList()) {
                    String name = scenario.getFileName().toString().replace(".yaml", "");
                    assertTrue(page.matches("(?s).*[/`\\[]" + name + "[.`\\]].*"), name);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
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
