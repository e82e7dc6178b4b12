package dev.splitbrain.scenario;

import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that lists every protocol with its options, mistakes, scenarios, checks, charts and sources. */
final class CatalogPage {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path SCENARIOS = Path.of("scenarios");
    private static final Pattern REFERENCES =
            Pattern.compile("<b>(?:References|Sources)\\.?</b>(.*?)(?:<p>|\\*/)", Pattern.DOTALL);

    /** Where a family's page is: it says what to look at, in which order. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("raft", "raft"),
            Map.entry("paxos", "paxos"),
            Map.entry("multi-paxos", "paxos"),
            Map.entry("fast-paxos", "paxos"),
            Map.entry("viewstamped-replication", "viewstamped"),
            Map.entry("epaxos", "paxos"),
            Map.entry("2pc", "commit"),
            Map.entry("3pc", "commit"),
            Map.entry("paxos-commit", "commit"),
            Map.entry("gossip", "gossip"),
            Map.entry("swim", "gossip"),
            Map.entry("replicated-kv", "versions"),
            Map.entry("crdt", "crdts"),
            Map.entry("clocks", "clocks"),
            Map.entry("causal-broadcast", "clocks"),
            Map.entry("chandy-lamport", "snapshots"),
            Map.entry("bully", "elections"),
            Map.entry("chang-roberts", "elections"),
            Map.entry("lease-lock", "locks"),
            Map.entry("primary-backup", "adding-a-protocol"),
            Map.entry("ping", "adding-a-protocol"));

    private record Shipped(String path, Scenario scenario) {}

    private CatalogPage() {}

    static String markdown(Catalog catalog) throws IOException, ScenarioException {
        List<Shipped> shipped = new ArrayList<>();
        for (Path file : scenarioFiles()) {
            String path = file.toString().replace('\\', '/');
            shipped.add(new Shipped(path, ScenarioLoader.load(file, Map.of(), catalog)));
        }
        StringBuilder page = new StringBuilder("# Catalog of protocols\n\n");
        page.append("Made from the catalog, the scenarios and the protocols' own pages; a test holds it to them.\n");
        page.append("Each option is explained in the [reference of the scenario language](scenario-reference.md).\n");
        for (ProtocolEntry<?> entry : catalog.protocols()) {
            List<Shipped> own = shipped.stream()
                    .filter(each -> each.scenario().protocol().name().equals(entry.name()))
                    .toList();
            page.append(section(entry, own));
        }
        return page.toString();
    }

    private static List<Path> scenarioFiles() throws IOException {
        try (Stream<Path> files = Files.walk(SCENARIOS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String section(ProtocolEntry<?> entry, List<Shipped> own) throws IOException {
        StringBuilder text = new StringBuilder("\n## `" + entry.name() + "`\n\n" + entry.description() + ".\n\n");
        text.append(line("What to look at", page(entry)));
        text.append(line("Code", code(entry)));
        text.append(line("Options", names(options(entry))));
        text.append(line("Mistakes made on purpose (`mutant`)", names(mutants(entry))));
        text.append(line("Checks", names(checks(own))));
        text.append(line("Charts", names(charts(own))));
        text.append(line("Sources", sources(entry)));
        if (own.isEmpty()) return text.toString();
        text.append("\n| scenario | what it shows | violated, as expected |\n|---|---|---|\n");
        for (Shipped each : own) {
            List<String> violated = each.scenario().checks().stream()
                    .filter(PlannedCheck::expectViolated)
                    .map(PlannedCheck::name)
                    .toList();
            String link =
                    "[" + SCENARIOS.relativize(Path.of(each.path())).toString().replace('\\', '/') + "](../../../"
                            + each.path() + ")";
            text.append("| " + link + " | " + each.scenario().name() + " | " + names(violated) + " |\n");
        }
        return text.toString();
    }

    private static String line(String what, String text) {
        return text.isEmpty() ? "" : "- " + what + ": " + text + "\n";
    }

    private static String names(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add("`" + name + "`"));
        return String.join(", ", quoted);
    }

    private static List<String> options(ProtocolEntry<?> entry) {
        return Stream.of(entry.settingsRecord().getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> mutants(ProtocolEntry<?> entry) {
        return Stream.of(entry.settingsRecord().getRecordComponents())
                .filter(component -> component.getName().equals("mutant"))
                .flatMap(component -> Stream.of(component.getType().getEnumConstants()))
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(name -> !name.equals("none"))
                .toList();
    }

    private static Iterable<String> checks(List<Shipped> own) {
        return own.stream()
                .flatMap(each -> each.scenario().checks().stream())
                .map(PlannedCheck::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Iterable<String> charts(List<Shipped> own) {
        return own.stream()
                .flatMap(each -> each.scenario().charts().stream())
                .map(PlannedChart::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page(ProtocolEntry<?> entry) {
        String page = PAGES.get(entry.name());
        return page == null ? "" : "[" + page + "](" + page + ".md)";
    }

    private static String code(ProtocolEntry<?> entry) {
        return "[" + home(entry) + "](../../../" + SOURCES + "/" + home(entry).replace('.', '/') + ")";
    }

    private static String home(ProtocolEntry<?> entry) {
        return protocolOf(entry).family().getPackageName();
    }

    private static <S> dev.splitbrain.node.Protocol<?, ?> protocolOf(ProtocolEntry<S> entry) {
        return entry.build().apply(entry.defaults());
    }

    /** The references of the package where the protocol lives, or of the one around it. */
    private static String sources(ProtocolEntry<?> entry) throws IOException {
        Path folder = SOURCES.resolve(home(entry).replace('.', '/'));
        for (Path at = folder; !at.getFileName().toString().equals("protocol"); at = at.getParent()) {
            Path story = at.resolve("package-info.java");
            if (!Files.exists(story)) continue;
            Matcher found = REFERENCES.matcher(Files.readString(story));
            if (found.find()) return plain(found.group(1));
        }
        return "";
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\n \\* ?", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
