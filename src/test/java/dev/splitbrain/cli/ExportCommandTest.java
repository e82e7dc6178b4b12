package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest {
    private static final String FIGURE_8 = "scenarios/raft/figure-8.yaml";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path export(String scenario, String format, String... more) {
        Path file = folder.resolve(format);
        List<String> words = new ArrayList<>(List.of("export", scenario, "--format", format, "-o", file.toString()));
        words.addAll(List.of(more));
        Cli ended = Cli.run(words.toArray(String[]::new));
        assertEquals(ExitCode.AS_EXPECTED, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("wrote " + file), ended.out());
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jepsen-edn", "jepsen-txt", "json", "jsonl"})
    void aHistoryIsReadAndJudgedAgain(String format) throws IOException {
        Path file = export(FIGURE_8, format);
        Cli check = Cli.run("check", "--no-files", file.toString());
        assertEquals(ExitCode.AS_EXPECTED, check.code(), check.out() + check.err());
        assertTrue(check.out().strip().endsWith("3 operations, 1 key"), check.out());
        boolean ours = format.equals("jsonl");
        assertEquals(!ours, Files.readString(file).contains("nemesis"), "Jepsen tells of faults, too");
    }

    @Test
    void transactionsOfAStoreAreReadAsTheirReadsAndWrites() {
        Path file = export("scenarios/commit/2pc-blocks.yaml", "jepsen-edn", "--set", "duration=3s");
        Cli check =
                Cli.run("check", "--no-files", "--model", "rw-register", "--check", "serializable", file.toString());
        assertEquals(ExitCode.AS_EXPECTED, check.code(), check.out() + check.err());
        assertTrue(check.out().matches("(?s)PASS +serializable .* \\d\\d transactions\\s*"), check.out());
    }

    /** The rules by which ShiViz refuses a log. */
    @Test
    void clocksForShivizCountTheEventsOfTheLogWithoutAGapAndAreTransitive() throws IOException {
        List<String> lines = Files.readAllLines(export(FIGURE_8, "shiviz", "--from", "500ms", "--to", "1500ms"));
        assertEquals("(?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})", lines.get(0));
        Map<String, List<Map<String, Long>>> events = new HashMap<>();
        for (int i = 3; i < lines.size(); i += 2) {
            String host = lines.get(i).substring(0, lines.get(i).indexOf(' '));
            Map<String, Long> clock = new HashMap<>();
            JsonNode json = JSON.readTree(lines.get(i).substring(host.length() + 1));
            json.fieldNames()
                    .forEachRemaining(name -> clock.put(name, json.get(name).asLong()));
            events.computeIfAbsent(host, name -> new ArrayList<>()).add(clock);
            assertEquals((long) events.get(host).size(), clock.get(host), "its own part counts its events");
        }
        assertTrue(events.size() > 5, "nodes and clients");
        events.forEach((host, clocks) -> clocks.forEach(clock -> clock.forEach((other, count) -> {
            assertTrue(count >= 1 && count <= events.get(other).size(), other);
            Map<String, Long> known = events.get(other).get((int) (count - 1));
            known.forEach((third, least) -> assertTrue(clock.getOrDefault(third, 0L) >= least, "transitive"));
        })));
    }

    @Test
    void everyArrowOfAChromeTraceHasTwoEndsEachInsideASlice() throws IOException {
        JsonNode events =
                JSON.readTree(export(FIGURE_8, "chrome-trace").toFile()).get("traceEvents");
        Set<String> slices = new HashSet<>();
        Map<Long, Double> starts = new HashMap<>();
        Map<String, Integer> open = new HashMap<>();
        int arrows = 0;
        for (JsonNode event : events) if (event.get("ph").asText().equals("X")) slices.add(place(event));
        for (JsonNode event : events) {
            switch (event.get("ph").asText()) {
                case "s" -> starts.put(event.get("id").asLong(), event.get("ts").asDouble());
                case "f" -> {
                    arrows++;
                    assertTrue(starts.get(event.get("id").asLong())
                            <= event.get("ts").asDouble());
                    assertEquals("e", event.get("bp").asText());
                }
                case "b" -> open.merge(event.get("cat") + " " + event.get("id"), 1, Integer::sum);
                case "e" -> open.merge(event.get("cat") + " " + event.get("id"), -1, Integer::sum);
                default -> {}
            }
            boolean end = "sf".contains(event.get("ph").asText());
            assertFalse(end && !slices.contains(place(event)), "an arrow without a slice: " + event);
        }
        assertTrue(arrows > 50);
        assertTrue(open.size() == 8 && open.values().stream().allMatch(count -> count == 0), "5 faults, 3 operations");
    }

    private static String place(JsonNode event) {
        return event.get("pid") + " " + event.get("tid") + " " + event.get("ts");
    }

    @Test
    void whatCannotBeWrittenIsToldWithWhatCan() {
        Cli unknown = Cli.run("export", FIGURE_8, "--format", "otlp");
        assertEquals(ExitCode.USAGE, unknown.code());
        assertTrue(unknown.err().contains("formats: jepsen-edn, jepsen-txt, json, jsonl, shiviz, chrome-trace"));
    }
}
