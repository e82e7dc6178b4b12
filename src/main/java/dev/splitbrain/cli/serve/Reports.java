package dev.splitbrain.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.cli.serve.Runner.Ready;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.code.ForeignCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the pages are told of reports. */
final class Reports {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUMMARY = "summary.json";

    private final ReportsFolder folder;
    private final Console console;
    private final Runner runner;
    private final Map<String, String> scenarioOf =
            new TreeMap<>(); // by report: what its scenario said when it was read last

    Reports(ReportsFolder folder, Console console, Runner runner) {
        this.folder = folder;
        this.console = console;
        this.runner = runner;
    }

    /** All of the gallery. */
    JsonNode all(Set<String> scenarios) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode runs = all.putArray("runs");
        for (String name : folder.foldersWith(SUMMARY))
            summary(name).ifPresent(summary -> runs.add(card(name, summary)));
        ArrayNode sweeps = all.putArray("sweeps");
        folder.foldersWith("sweep.html").forEach(sweeps::add);
        ArrayNode pages = all.putArray("pages");
        folder.pages().forEach(pages::add);
        ArrayNode files = all.putArray("scenarios");
        scenarios.forEach(files::add);
        return all;
    }

    private ObjectNode card(String name, JsonNode summary) {
        ObjectNode card = JSON.createObjectNode().put("name", name);
        card.put("title", summary.path("scenario").asText());
        card.put("file", summary.path("file").asText());
        card.put("seed", summary.path("seed").asText());
        card.put("fingerprint", summary.path("fingerprint").asText());
        card.put("asExpected", summary.path("asExpected").asBoolean());
        card.put("checks", summary.path("checks").size());
        List<String> files = files(summary);
        files.stream()
                .filter(file -> file.endsWith(".png"))
                .findFirst()
                .ifPresent(picture -> card.put("picture", picture));
        card.put("replay", files.contains("replay.html"));
        card.put(
                "stamp",
                ReportsFolder.changedMillis(folder.report(name).orElseThrow().resolve(SUMMARY)));
        return card;
    }

    private static List<String> files(JsonNode summary) {
        List<String> names = new ArrayList<>();
        for (JsonNode path : summary.path("files")) names.add(path.asText().replaceFirst(".*/", ""));
        return names;
    }

    private Optional<JsonNode> summary(String name) throws IOException {
        Optional<Path> file = folder.file(name + "/" + SUMMARY);
        if (file.isEmpty()) return Optional.empty();
        JsonNode summary = JSON.readTree(Files.readString(file.get()));
        return summary.path("arguments").isEmpty() ? Optional.empty() : Optional.of(summary);
    }

    /** The run that a report is of, or that was asked for under its name. */
    Optional<RunRequest> request(String name) throws IOException {
        Optional<RunRequest> asked = console.request(name);
        if (asked.isPresent()) return asked;
        return summary(name).map(summary -> {
            List<String> words = new ArrayList<>();
            summary.path("arguments").forEach(word -> words.add(word.asText()));
            return RunRequest.of(words);
        });
    }

    /** All that the console of a run shows; how its run goes, and the values that can be others. */
    JsonNode one(String name, RunRequest request) throws IOException {
        ObjectNode one = summary(name).map(summary -> card(name, summary)).orElseGet(() -> JSON.createObjectNode()
                .put("name", name)
                .put("title", request.file())
                .put("file", request.file()));
        one.put("seed", Long.toString(request.seed()));
        one.put("repeat", CommandLineWords.join("splitbrain run", request.words()));
        ObjectNode settings = one.putObject("settings");
        request.settings().forEach(settings::put);
        Console.State state = console.state(name).orElse(new Console.State(Console.Phase.DONE, 1, ""));
        one.put("phase", state.phase().name().toLowerCase(Locale.ROOT));
        one.put("share", state.share());
        one.put("words", state.words());
        summary(name).ifPresent(summary -> one.set("verdicts", summary.path("checks")));
        ObjectNode values = one.putObject("values");
        try {
            Ready ready = runner.read(request.words());
            // What failed is run again as soon as it can be read, by whoever sees that first.
            if (state.phase() != Console.Phase.FAILED) remember(name, ready);
            SettableValues.of(ready.scenario().text()).forEach(values::put);
        } catch (Refused e) {
            if (state.phase() != Console.Phase.RUNNING)
                one.put("phase", "failed").put("words", e.getMessage());
        }
        return one;
    }

    private synchronized void remember(String name, Ready ready) {
        scenarioOf.putIfAbsent(name, contents(ready));
    }

    /** Whether the scenario, with its own code, is another than when it was last asked. */
    synchronized boolean isOther(String name, Ready ready) {
        String now = contents(ready);
        String before = scenarioOf.put(name, now);
        return !now.equals(before);
    }

    /** Whatever it says next is other. */
    synchronized void forget(String name) {
        scenarioOf.remove(name);
    }

    private static String contents(Ready ready) {
        String code =
                ready.scenario().protocol().foreign().map(ForeignCode::digest).orElse("");
        return ready.scenario().text() + code;
    }
}
