package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the built jar as a user does, and opens what it wrote. */
class BuiltProgramIT {
    private static final Path JAR = Path.of("target/splitbrain.jar").toAbsolutePath();
    private static final Path SCENARIO =
            Path.of("scenarios/raft/leader-crash.yaml").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended splitbrain(String... arguments) throws IOException, InterruptedException {
        return java(List.of(), arguments);
    }

    private Ended java(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.waitFor();
        return new Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void theMainJobGivesVerdictsAndFilesThatOpen() throws Exception {
        Ended run = splitbrain("run", SCENARIO.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().contains("PASS  linearizable") || run.out().contains("PASS       linearizable"), run.out());
        Path report = folder.resolve("reports/leader-crash-s42");
        assertTrue(ImageIO.read(report.resolve("latency.png").toFile()).getWidth() >= 3000);
        assertTrue(ImageIO.read(report.resolve("availability.png").toFile()).getWidth() >= 3000);
        assertTrue(Files.readString(report.resolve("latency.svg")).contains("<svg"));
        assertEquals(12_000, Files.readAllLines(report.resolve("history.jsonl")).size());
        assertEquals(61, Files.readAllLines(report.resolve("metrics.csv")).size());
        JsonNode summary =
                new ObjectMapper().readTree(report.resolve("summary.json").toFile());
        assertEquals("valid", summary.get("verdict").asText());
        for (JsonNode file : summary.get("files"))
            assertTrue(Files.exists(folder.resolve(file.asText())), file.asText());
    }

    @Test
    void twoRunsWriteTheSameBytes() throws Exception {
        splitbrain("run", SCENARIO.toString(), "-o", "one");
        splitbrain("run", SCENARIO.toString(), "-o", "two");
        try (Stream<Path> files = Files.list(folder.resolve("one"))) {
            for (Path file :
                    files.filter(path -> !path.toString().endsWith(".json")).toList()) {
                Path other = folder.resolve("two").resolve(file.getFileName());
                assertArrayEquals(
                        Files.readAllBytes(file),
                        Files.readAllBytes(other),
                        file.getFileName().toString());
            }
        }
    }

    @Test
    void jsonIsOneObjectAndNothingElse() throws Exception {
        Ended run = splitbrain("run", SCENARIO.toString(), "--json", "--no-charts", "--seed", "7");
        assertEquals(1, run.out().strip().lines().count());
        JsonNode json = new ObjectMapper().readTree(run.out());
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertEquals(
                List.of(
                        "schema",
                        "version",
                        "scenario",
                        "file",
                        "seed",
                        "arguments",
                        "fingerprint",
                        "verdict",
                        "asExpected",
                        "endReason",
                        "simulatedNanos",
                        "events",
                        "checks",
                        "operations",
                        "availability",
                        "latency",
                        "faults",
                        "metrics",
                        "files"),
                keys);
        assertEquals(7, json.get("seed").asLong());
        assertEquals("crash", json.get("faults").get(0).get("action").asText());
        assertTrue(json.get("latency").get("write").get("p99Nanos").asLong() > 1_000_000);
    }

    @Test
    void aBadScenarioIsToldInOneGoAndWritesNothing() throws Exception {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(
                bad,
                Files.readString(SCENARIO)
                        .replace("latency: {log", "latncy: {log")
                        .replace("5ms,", "5,"));
        Ended run = splitbrain("run", bad.toString());
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("did you mean `latency`?"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertFalse(Files.exists(folder.resolve("reports")));
    }

    @Test
    void aViolatedCheckEndsWithOneAndWrongUsageWithTwo() throws Exception {
        Ended violated = splitbrain("run", SCENARIO.toString(), "--no-files", "--set", "checks.recovers-within=1ms");
        assertEquals(1, violated.code(), violated.out() + violated.err());
        assertTrue(violated.out().contains("FAIL"));
        Ended usage = splitbrain("rnu");
        assertEquals(2, usage.code());
        assertTrue(usage.err().contains("did you mean `run`?"), usage.err());
        assertEquals(2, splitbrain("run", "--sed", "1", SCENARIO.toString()).code());
        assertEquals(2, splitbrain("run", "no-such-file.yaml").code());
    }

    @Test
    void theDoctorFindsThisMachineHealthy() throws Exception {
        Ended doctor = splitbrain("doctor");
        assertEquals(0, doctor.code(), doctor.out());
        assertTrue(doctor.out().contains("ok     determinism self-test"), doctor.out());
    }

    @Test
    void aProtocolInOneFileRunsAndARuntimeWithoutCompilerSaysSo() throws Exception {
        String ring = Path.of("scenarios/own/ring.yaml").toAbsolutePath().toString();
        Ended run = splitbrain("run", ring, "--allow-code", "--no-files");
        assertEquals(0, run.code(), run.err());
        Ended bare = java(List.of("--limit-modules", "java.se"), "run", ring, "--allow-code", "--no-files");
        assertEquals(2, bare.code());
        assertTrue(bare.err().contains("this Java has no compiler"), bare.err());
    }

    @Test
    void aBuiltInProtocolLoadsNeitherTheCompilerNorTheLint() throws Exception {
        Ended run = java(List.of("-verbose:class"), "validate", SCENARIO.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("dev.splitbrain.scenario.own.CodeLoader"), "classes are listed");
        assertFalse(run.out().contains("] org.objectweb.asm"), "the lint is loaded for own protocols only");
        assertFalse(run.out().contains("javax.tools"), "so is the compiler");
    }

    @Test
    void serveSaysItsAddressAndEndsWithItsProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "serve")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            assertTrue(first.matches("serving reports/ at http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/"), first);
            URL address = URI.create(first.substring(first.indexOf("http"))).toURL();
            try (InputStream page = address.openStream()) {
                assertTrue(new String(page.readAllBytes(), StandardCharsets.UTF_8).contains("<title>Splitbrain"));
            }
            process.destroy(); // as Ctrl-C does
            assertEquals(0, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
    }
}
