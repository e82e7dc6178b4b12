package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
