package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.explore.sweep.Planner;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own protocols as one meets them on the command line. */
class OwnProtocolCommandsTest {
    private static final String RING = "scenarios/own/ring.yaml";

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    private static Ended splitbrain(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    private Path java(String from, String to) throws Exception {
        String text = Files.readString(Path.of("scenarios/own/Ring.java"));
        return Files.writeString(folder.resolve("Ring.java"), text.replace(from, to));
    }

    @Test
    void whatNewProtocolWritesRunsAndIsNeverOverwritten() throws Exception {
        Path file = folder.resolve("MyRaft.java");
        Ended written = splitbrain("new", "protocol", file.toString());
        assertEquals(0, written.code(), written.err());
        String scenario = folder.resolve("my-raft.yaml").toString();
        assertTrue(written.out().contains("next: splitbrain run " + scenario), written.out());
        Ended run = splitbrain("run", scenario, "--no-files", "--allow-code", "--strict", "--quiet");
        assertEquals(0, run.code(), run.err());

        Files.writeString(file, "mine");
        Ended again = splitbrain("new", "protocol", file.toString());
        assertEquals(2, again.code());
        assertTrue(again.err().contains("--force"), again.err());
        assertEquals("mine", Files.readString(file));
        assertEquals(2, splitbrain("new", "protocol", "my-raft").code());
    }

    @Test
    void strictRefusesWhatIsOtherwiseWarnedOf() throws Exception {
        String file =
                java("ctx.send(next(), new Hello(1))", "System.nanoTime()").toString();
        Ended warned = splitbrain("run", RING, "--protocol", file, "--no-files");
        assertTrue(warned.err().contains("Ring.java:16: warning: Ring calls System.nanoTime"), warned.err());
        assertTrue(warned.err().contains("= ctx.clockNanos()"), warned.err());
        assertTrue(warned.out().contains(" --protocol " + file), "it can be repeated: " + warned.out());
        Ended refused = splitbrain("validate", RING, "--protocol", file, "--strict");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("Ring.java:16: error: Ring calls System.nanoTime"), refused.err());
        assertEquals("", refused.out());
    }

    @Test
    void whatWouldEndTheProgramIsNotRun() throws Exception {
        String file = java("ctx.send(next(), new Hello(hello.hops() + 1));", "System.exit(0);")
                .toString();
        Ended refused = splitbrain("run", RING, "--protocol", file, "--no-files");
        assertEquals(2, refused.code());
        assertTrue(
                refused.err().contains("Ring.java:20:9: error: Ring.onHello calls System.exit: it ends the program"),
                refused.err());
        assertTrue(refused.err().contains("= throw an exception"), refused.err());
        String unused = java(
                        "private void onHello",
                        "static void main(String[] a) { System.exit(0); }\n\n    private void onHello")
                .toString();
        assertEquals(
                0, splitbrain("run", RING, "--protocol", unused, "--no-files").code());
    }

    @Test
    void aThreadIsSaidToBreakTheRun() throws Exception {
        String file = java(
                        "ctx.send(next(), new Hello(hello.hops() + 1));",
                        "new Thread(() -> ctx.send(next(), new Hello(1))).start();")
                .toString();
        Ended warned = splitbrain("validate", RING, "--protocol", file);
        assertTrue(
                warned.err()
                        .contains(
                                "Ring.java:20: warning: Ring.onHello makes a Thread: a run has one thread: what another"
                                        + " asks of ctx breaks the run"),
                warned.err());
    }

    @Test
    void aTimerWithoutAFutureIsNamed() throws Exception {
        String file = java(
                        "ctx.send(next(), new Hello(hello.hops() + 1));",
                        "record Bell() implements Timer {}\n        ctx.setTimer(java.time.Duration.ofMillis(-1500), new Bell());")
                .toString();
        Ended failed = splitbrain("run", RING, "--protocol", file, "--no-files");
        assertEquals(70, failed.code());
        assertTrue(
                failed.err().contains("the delay of the timer Bell[] must not be negative, got -1.5 s"), failed.err());
    }

    @Test
    void aHandlerThatThrowsIsToldWithTheAuthorsFramesAndHowToRepeatIt() throws Exception {
        String file = java(
                        "ctx.send(next(), new Hello(hello.hops() + 1));", "throw new IllegalStateException(\"lost\");")
                .toString();
        for (String command : new String[] {"run", "replay"}) {
            Ended failed = splitbrain(command, RING, "--protocol", file, "-o", folder + "/out");
            assertEquals(70, failed.code());
            assertTrue(
                    failed.err()
                            .contains(
                                    "error: n2 failed while it handled the message Hello[hops=1], at 0.020 s, step 7"),
                    failed.err());
            assertTrue(failed.err().contains("lost\n    at Ring.onHello(Ring.java:20)\n"), failed.err());
            assertFalse(failed.err().contains("dev.splitbrain"), failed.err());
            assertTrue(failed.err().contains("repeat: splitbrain " + command + " " + RING), failed.err());
        }
    }

    @Test
    void aSweepReadsOwnProtocolsTooAndDoesNotGoOnWithOtherCode() throws Exception {
        String file = java("", "").toString();
        String out = folder.resolve("sweep").toString();
        Ended swept = splitbrain("sweep", RING, "--protocol", file, "--seeds", "1..2", "-o", out, "--no-charts");
        assertEquals(0, swept.code(), swept.err());
        assertTrue(swept.out().contains("2 runs"), swept.out());
        String before = digest(file);
        assertEquals(before, digest(file));
        java("hops() + 1", "hops() + 2");
        assertFalse(before.equals(digest(file)), "what a stopped sweep found belongs to the code that ran");
    }

    private static String digest(String java) throws Exception {
        Map<String, String> protocol = Map.of(ScenarioLoader.PROTOCOL, java);
        return new Planner(Path.of(RING), protocol, Catalog.standard())
                .plan(Optional.empty())
                .digest("1");
    }

    @Test
    void aJarThatIsNoneIsTold() {
        Ended wrong = splitbrain("list", "protocols", "--plugin", "no.jar");
        assertEquals(2, wrong.code());
        assertEquals("error: there is no file no.jar\n", wrong.err());
    }

    @Test
    void ctrlCFindsTheHandlerThatDoesNotReturn() {
        StackTraceElement own = new StackTraceElement("Ring", "onHello", "Ring.java", 21);
        StackTraceElement engine = new StackTraceElement("dev.splitbrain.sim.Hosts", "receive", "Hosts.java", 1);
        StackTraceElement check = new StackTraceElement("dev.splitbrain.check.Linearizable", "verdict", "L.java", 1);
        assertEquals(
                Optional.of("    at Ring.onHello(Ring.java:21)"),
                Interruption.handlerOf(new StackTraceElement[] {own, engine}));
        assertEquals(Optional.empty(), Interruption.handlerOf(new StackTraceElement[] {check, engine}));
        assertEquals(Optional.empty(), Interruption.handlerOf(new StackTraceElement[] {check}));
    }

    @Test
    void theReadmeShowsTheProtocolThatItRuns() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String shown = Files.readString(Path.of("scenarios/own/Ring.java"));
        assertTrue(readme.contains("```java\n" + shown + "```\n"), "README.md shows scenarios/own/Ring.java as it is");
        assertTrue(readme.contains("scripts/splitbrain run " + RING));
    }
}
