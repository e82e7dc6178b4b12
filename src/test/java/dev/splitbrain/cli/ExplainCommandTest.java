package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final Path STORIES = Path.of("src/test/resources/stories");
    private static final String FIGURE_8 = "scenarios/raft/figure-8.yaml";
    private static final String FAILING = """
            version: 1
            name: Too much to ask
            duration: 3s
            protocol: raft
            nodes: 3
            network: {latency: 5ms}
            workload: {clients: 1, rate: 20/s, timeout: 500ms}
            faults:
              - {at: 1s, crash: leader, for: 1s}
            checks:
              - availability: 100%
            """;

    /** A file is a command in its first line, and the story that it tells. */
    @TestFactory
    Stream<DynamicTest> everyStoryIsToldAsItsFileSays() throws IOException {
        try (Stream<Path> files = Files.list(STORIES)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> tell(file)));
        }
    }

    private static void tell(Path file) throws IOException {
        String command = Files.readString(file).lines().findFirst().orElseThrow();
        Cli ended = Cli.run(command.replace("$ splitbrain ", "").split(" "));
        assertEquals(ExitCode.AS_EXPECTED, ended.code(), ended.err());
        String told = command + "\n" + ended.out();
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(file, told);
        assertEquals(Files.readString(file), told);
    }

    @Test
    void aFailingRunNamesTheCommandThatTellsWhy(@TempDir Path folder) throws IOException {
        Path scenario = Files.writeString(folder.resolve("failing.yaml"), FAILING);
        Path report = folder.resolve("run");
        Cli run = Cli.run("run", scenario.toString(), "--no-charts", "-o", report.toString());
        assertEquals(ExitCode.VIOLATED, run.code(), run.out());
        String next = run.out().lines().reduce((first, last) -> last).orElseThrow();
        assertTrue(next.startsWith("next: splitbrain explain " + report + " --check "), next);
        Cli explain = Cli.run(next.replace("next: splitbrain ", "").split(" "));
        assertEquals(ExitCode.AS_EXPECTED, explain.code(), explain.err());
        assertTrue(explain.out().contains(" is violated"), explain.out());
        assertTrue(explain.out().contains("look: " + report + "/replay.html#t="), explain.out());
    }

    @Test
    void whatHappensToOneNodeOftenIsToldOnce(@TempDir Path folder) throws IOException {
        String loop = FAILING.replace(
                "{at: 1s, crash: leader, for: 1s}", "{at: 1s, crash-loop: {nodes: n2, down: 10ms, up: 90ms}}");
        Path scenario = Files.writeString(folder.resolve("loop.yaml"), loop);
        Cli explain = Cli.run("explain", scenario.toString(), "--fault", "1");
        assertTrue(
                explain.out()
                        .lines()
                        .anyMatch(line ->
                                line.matches("1\\.0+ s  n2 \\(.*\\) crashes +and \\d+ times more, the last at .*")),
                explain.out());
    }

    @Test
    void whatTheRunHasNotIsAnErrorThatSaysWhatItHas() {
        assertWrong("error: no fault 7 fired in the run; there fired 1, 2, 3, 4, 5", FIGURE_8, "--fault", "7");
        assertWrong("error: the run has no check `durable`; it has log-invariants, ", FIGURE_8, "--check", "durable");
        assertWrong("error: --at: the run lasts only 6 s", FIGURE_8, "--at", "99s");
        assertWrong("error: --at: -1s is before the run begins", FIGURE_8, "--at", "-1s");
        assertWrong("error: one of --check, --fault and --at TIME at a time", FIGURE_8, "--at", "1s", "--fault", "1");
        assertWrong("error: --at: expected a time such as 15.2s, got `noon`", FIGURE_8, "--at", "noon");
    }

    private static void assertWrong(String message, String... arguments) {
        String[] words =
                Stream.concat(Stream.of("explain"), Stream.of(arguments)).toArray(String[]::new);
        Cli ended = Cli.run(words);
        assertEquals(ExitCode.USAGE, ended.code());
        assertTrue(ended.err().startsWith(message), ended.err());
    }
}
