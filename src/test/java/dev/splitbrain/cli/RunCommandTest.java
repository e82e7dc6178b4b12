package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code splitbrain run}. */
class RunCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aWorldInWhichNothingNeedsTimeIsToldInsteadOfHanging() throws Exception {
        Path file = Files.writeString(folder.resolve("still.yaml"), """
                version: 1
                name: Nothing needs time
                duration: 1s
                protocol: primary-backup
                nodes: 1
                network: {latency: 0s}
                disks: {fsync: 0s}
                workload: {clients: 1, think: 0s}
                """);
        Cli run = Cli.run("run", file.toString(), "--no-files");
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains("error: virtual time stands still at 0.000 s"), run.err());
    }

    @Test
    void picturesAndThePageSayWhichValuesTheRunHad() throws Exception {
        Path file = Files.writeString(folder.resolve("ping.yaml"), """
                version: 1
                name: Ping
                duration: 1s
                protocol: ping
                nodes: 2
                charts: [messages-per-node]
                """);
        String report = folder.resolve("report").toString();
        Cli run = Cli.run("run", file.toString(), "--seed", "7", "--set", "network.loss=5%", "-o", report);
        String repeat = "splitbrain run " + file + " --seed 7 --set network.loss=5%";
        assertTrue(run.out().endsWith("repeat: " + repeat + "\n"), run.out());
        String page = Files.readString(folder.resolve("report/report.html"));
        assertTrue(page.contains(repeat), "the page repeats it with the value");
        assertTrue(Files.readString(folder.resolve("report/messages-per-node.svg"))
                .contains("--set network.loss=5%   seed 7"));
    }

    @Test
    void aShortRunHasItsReplayAndTheReportLeadsToTheMomentOfEachFault() throws Exception {
        Path file = Files.writeString(folder.resolve("crash.yaml"), """
                version: 1
                name: Crash
                duration: 1s
                protocol: primary-backup
                nodes: 2
                workload: {clients: 1, rate: 20/s}
                faults: [{at: 250ms, crash: n1, for: 100ms}]
                """);
        Path report = folder.resolve("report");
        Cli run = Cli.run("run", file.toString(), "-o", report.toString());
        assertTrue(run.out().contains("replay.html"), run.out());
        assertTrue(Files.readString(report.resolve("report.html")).contains("<a href=\"replay.html#t=250000\">"));
        assertTrue(Files.readString(report.resolve("replay.html")).contains("<title>Crash"));
    }

    @Test
    void ofAnotherRunsReportNothingIsLeftAndForeignFilesStay() throws Exception {
        Path file = Files.writeString(folder.resolve("pair.yaml"), """
                version: 1
                name: Pair
                duration: 1s
                protocol: primary-backup
                nodes: 2
                workload: {clients: 1, rate: 20/s}
                charts: [latency, availability]
                """);
        Path report = folder.resolve("report");
        Cli.run("run", file.toString(), "-o", report.toString());
        Files.writeString(report.resolve("notes.txt"), "mine");
        Cli.run("run", file.toString(), "-o", report.toString(), "--no-charts");
        assertTrue(Files.exists(report.resolve("latency.svg")), "of the same run it is still right");
        Cli.run("run", file.toString(), "-o", report.toString(), "--no-charts", "--set", "duration=2s");
        assertFalse(Files.exists(report.resolve("latency.svg")));
        assertFalse(Files.exists(report.resolve("availability.csv")));
        assertEquals("mine", Files.readString(report.resolve("notes.txt")));
    }

    @Test
    void aLongRunSaysTheCommandThatWritesItsReplayIntoTheSameFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("long.yaml"), """
                version: 1
                name: Long
                duration: 60s
                protocol: gossip
                nodes: 200
                workload: {broadcast: {at: 1s, from: n1, messages: 1}}
                """);
        Path report = folder.resolve("report");
        Cli run = Cli.run("run", file.toString(), "-o", report.toString(), "--no-charts");
        assertTrue(run.out().endsWith("\nnext: splitbrain replay " + report + "\n"), run.out());
        assertTrue(Files.notExists(report.resolve("replay.html")));
        assertTrue(Files.readString(report.resolve("report.html")).contains("splitbrain replay " + file));
        assertEquals(0, Cli.run("replay", report.toString()).code());
        assertTrue(Files.exists(report.resolve("replay.html")));
    }

    private Cli again(Path report, String... more) {
        List<String> words = new ArrayList<>(List.of("chart", report.toString(), "--format", "svg,csv"));
        words.addAll(List.of("-o", folder.resolve("again").toString()));
        words.addAll(List.of(more));
        return Cli.run(words.toArray(String[]::new));
    }

    /** A report does not hold these, so the run is done again. */
    @Test
    void messagesAndQueuesAreDrawnAgainAsAnEqualRunDrewThem() throws Exception {
        String wanted = "[{space-time: {from: 0s, to: 400ms, time: by-event}}, queues]";
        Path file = Files.writeString(
                folder.resolve("all.yaml"), "version: 1\nname: All\nduration: 1s\nnodes: 3\nprotocol: raft\n");
        Path first = folder.resolve("first");
        Path plain = folder.resolve("plain");
        Cli.run("run", file.toString(), "--set", "charts=" + wanted, "-o", first.toString());
        Cli.run("run", file.toString(), "-o", plain.toString());
        assertEquals(
                0,
                again(plain, "--kind", "space-time", "--to", "400ms", "--with", "time=by-event")
                        .code());
        assertEquals(0, again(plain, "--kind", "queues").code());
        for (String name : new String[] {"space-time.csv", "queues.csv"}) {
            String drawn = Files.readString(folder.resolve("again").resolve(name));
            assertTrue(drawn.lines().count() > 3, drawn);
            assertEquals(Files.readString(first.resolve(name)), drawn, name);
        }

        Cli wrong = again(plain, "--kind", "space-time", "--with", "time=by-evnt");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("did you mean `by-event`?"), wrong.err());

        Files.writeString(file, Files.readString(file).replace("nodes: 3", "nodes: 4"));
        Cli other = again(plain, "--kind", "space-time");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("the run cannot be done again"), other.err());
    }

    @Test
    void aChartOfWhatComesAfterTheEndIsAnError() throws Exception {
        Path file = Files.writeString(
                folder.resolve("all.yaml"), "version: 1\nname: All\nduration: 1s\nnodes: 3\nprotocol: raft\n");
        Path report = folder.resolve("report");
        Cli.run("run", file.toString(), "-o", report.toString(), "--no-charts");
        for (String kind : new String[] {"latency", "space-time", "queues"}) {
            Cli late = again(report, "--kind", kind, "--from", "80s", "--to", "90s");
            assertEquals(2, late.code());
            assertTrue(late.err().contains("the run ends at 1 s"), late.err());
        }
        assertEquals(
                0,
                again(report, "--kind", "latency", "--from", "0.5s", "--to", "90s")
                        .code());
    }

    /** Whatever its clients use, and where there are none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocol: raft\nworkload: {clients: 3, rate: 60/s}\nclocks: {drift: {n2: 100ppm}}",
                "protocol: {replicated-kv: {versions: last-write-wins, r: 1, w: 1}}\nworkload: {clients: 3, rate: 60/s}",
                "protocol: ping"
            })
    void aChartThatIsDrawnAgainFromTheReportIsTheSame(String what) throws Exception {
        String charts = "latency, messages, staleness, queues, clocks";
        Path file = Files.writeString(
                folder.resolve("all.yaml"),
                "version: 1\nname: All\nduration: 2s\nnodes: 3\n" + what + "\ncharts: [" + charts + "]\n");
        Path report = folder.resolve("report");
        Path again = folder.resolve("again");
        Cli run = Cli.run("run", file.toString(), "-o", report.toString());
        assertEquals(0, run.code(), run.err());
        for (String kind : charts.split(", ")) {
            Cli chart =
                    Cli.run("chart", report.toString(), "--kind", kind, "--format", "svg,csv", "-o", again.toString());
            assertEquals(0, chart.code(), chart.err());
            for (String name : new String[] {kind + ".svg", kind + ".csv"})
                assertEquals(Files.readString(report.resolve(name)), Files.readString(again.resolve(name)), name);
        }
    }
}
