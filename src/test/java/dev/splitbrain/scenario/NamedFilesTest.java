package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Texts.load;
import static dev.splitbrain.scenario.Texts.problems;
import static dev.splitbrain.scenario.Texts.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.random.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a scenario can make the program read: those that it plainly names, and no others. */
class NamedFilesTest {
    /** The ways to name a file; each takes a name. */
    private static final List<String> WAYS = List.of(
            "include: %s",
            "network: {latency: {empirical: %s}}",
            "nodes: 2\nregions: {a: [n1], b: [n2]}\nnetwork: {round-trips: %s}",
            "workload: {arrivals: {recorded: %s}}");

    private static final String SECRET = "a secret of somebody else";

    @TempDir
    private Path top;

    private Path folder;

    @BeforeEach
    void aFolderBesideASecret() throws Exception {
        folder = Files.createDirectories(top.resolve("scenarios"));
        Files.writeString(top.resolve("secret.csv"), SECRET + "\n");
    }

    @Test
    void absolutePathsAreRefusedUnread() {
        for (String way : WAYS) {
            String said = problems(folder, with(way.formatted(top.resolve("secret.csv")) + "\n"));
            assertTrue(said.contains("is an absolute path"), way + "\n" + said);
            assertFalse(said.contains(SECRET), said);
        }
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedUnread() throws Exception {
        Files.createSymbolicLink(folder.resolve("innocent.csv"), top.resolve("secret.csv"));
        Files.createSymbolicLink(folder.resolve("parts"), top);
        for (String name : List.of("innocent.csv", "parts/secret.csv", "./innocent.csv")) {
            for (String way : WAYS) {
                String said = problems(folder, with(way.formatted(name) + "\n"));
                assertTrue(said.contains("is a link out of its folder"), way + "\n" + said);
                assertFalse(said.contains(SECRET), said);
            }
        }
    }

    @Test
    void foldersAndWhatIsNotThereAreToldInWords() {
        for (String name : List.of("../..", "..", ".", "nowhere/x.csv", "../scenarios")) {
            for (String way : WAYS) {
                assertTrue(problems(folder, with(way.formatted(name) + "\n")).contains("there is no file"), name);
            }
        }
    }

    @Test
    void whatIsNamedWithItsWayIsRead() throws Exception {
        Files.writeString(top.resolve("delays.csv"), "7ms\n7ms\n");
        Files.writeString(folder.resolve("here.csv"), "9ms\n");
        Files.createSymbolicLink(folder.resolve("also-here.csv"), folder.resolve("here.csv"));
        Scenario scenario = load(folder, with("network: {latency: {empirical: ../delays.csv}}\n"));
        assertEquals(7e6, delay(scenario).mean());
        scenario = load(folder, with("network: {latency: {empirical: also-here.csv}}\n"));
        assertEquals(9e6, delay(scenario).mean());
    }

    @Test
    void includesThatMultiplyAreCutShort() throws Exception {
        for (int i = 1; i <= 9; i++) {
            String next = "p" + (i + 1) + ".yaml";
            Files.writeString(
                    folder.resolve("p" + i + ".yaml"), "include: [" + (next + ", ").repeat(10) + next + "]\nseed: 1\n");
        }
        Files.writeString(folder.resolve("p10.yaml"), "seed: 1\n");
        assertTrue(problems(folder, with("include: p1.yaml\n")).contains("more than 100 files are included"));
    }

    @Test
    void includesAreNotNestedForEver() throws Exception {
        for (int i = 1; i <= 20; i++) {
            Files.writeString(folder.resolve("p" + i + ".yaml"), "include: p" + (i + 1) + ".yaml\n");
        }
        assertTrue(problems(folder, with("include: p1.yaml\n")).contains("nested more than 10 deep"));
    }

    @Test
    void valuesInFilesHaveTheSameLimitsAsInScenarios() throws Exception {
        Files.writeString(folder.resolve("past.csv"), "5ms\n-5ms\n");
        Files.writeString(folder.resolve("far.csv"), ",a,b\na,,99999999h\n");
        Files.writeString(folder.resolve("mixed.csv"), "10ms\n5ms\n");
        assertTrue(
                problems(folder, with(WAYS.get(1).formatted("past.csv"))).contains("line 2 of `past.csv` has `-5ms`"));
        assertTrue(problems(folder, with(WAYS.get(2).formatted("far.csv"))).contains("`99999999h` is no duration"));
        assertTrue(problems(folder, with(WAYS.get(3).formatted("mixed.csv"))).contains("the times do not rise"));
    }

    private static Distribution delay(Scenario scenario) {
        return scenario.world()
                .topology()
                .link(
                        scenario.world().nodes().get(0).id(),
                        scenario.world().nodes().get(1).id())
                .delayNanos();
    }
}
