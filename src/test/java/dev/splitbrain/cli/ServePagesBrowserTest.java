package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.splitbrain.cli.serve.LocalServer;
import dev.splitbrain.report.replay.Axe;
import dev.splitbrain.report.replay.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Uses the pages of {@code serve} as a teacher would, in a real browser. Skipped where there is no Chromium. */
class ServePagesBrowserTest {
    private static final String SCENARIO = """
            version: 1
            name: Two copies
            seed: 5
            duration: 2s
            protocol: primary-backup
            nodes: 3
            network: {latency: 2ms}
            workload: {clients: 2, rate: 20/s}
            faults: [{at: 1s, crash: n1, for: 200ms}]
            checks: [linearizable]
            """;

    @TempDir
    static Path folder;

    private static Path scenario;
    private static LocalServer server;
    private static Chromium browser;

    @BeforeAll
    static void serve() throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium is installed, so the pages of serve were not opened");
        scenario = Files.writeString(folder.resolve("copies.yaml"), SCENARIO);
        ServeCommand command = new ServeCommand();
        new CommandLine(command).parseArgs(folder.resolve("reports").toString(), "--scenarios", scenario.toString());
        server = command.open();
        browser = new Chromium(program.get(), 1400, 900);
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) browser.close();
        if (server != null) server.close();
    }

    private static void fill(String id, String value) {
        browser.evaluate("(() => { const field = document.getElementById('" + id + "'); field.value = '" + value
                + "'; field.dispatchEvent(new Event('change')); })()");
    }

    private static void click(String id) {
        browser.evaluate("document.getElementById('" + id + "').click()");
    }

    private static String said() {
        browser.waitFor("document.getElementById('said').textContent.startsWith('done')");
        return browser.text("document.getElementById('said').textContent");
    }

    private static void noViolationInLightAndDark() throws Exception {
        for (String theme : new String[] {"light", "dark"}) {
            browser.prefer("prefers-color-scheme", theme);
            browser.evaluate(Axe.script());
            assertEquals("", browser.text(Axe.VIOLATIONS), theme);
        }
    }

    @Test
    void aTeacherChoosesAScenarioChangesTheSeedAValueAndTheFileAndSeesEachRun() throws Exception {
        browser.open(server.address(), "document.querySelectorAll('#files option').length === 1");
        noViolationInLightAndDark();
        fill("file", scenario.toString());
        browser.evaluate("document.getElementById('begin').requestSubmit()");
        browser.waitFor("location.search === '?name=copies-s5'");
        String first = said();
        browser.waitFor("document.getElementById('frame').src.includes('/copies-s5/report.html')");
        noViolationInLightAndDark();

        click("tab-replay");
        browser.waitFor("document.getElementById('frame').src.includes('/copies-s5/replay.html')");
        click("after");
        browser.waitFor("location.search === '?name=copies-s6'");
        assertTrue(!said().equals(first), "another seed, another run");
        browser.waitFor("document.getElementById('frame').src.includes('/copies-s6/replay.html')"); // still the replay

        fill("value-network.latency", "slow");
        browser.waitFor("!document.getElementById('trouble').hidden");
        String trouble = browser.text("document.getElementById('trouble').textContent");
        assertTrue(trouble.contains("error: expected"), trouble);
        fill("value-network.latency", "9ms");
        browser.waitFor("decodeURIComponent(location.search) === '?name=copies-s6-latency-9ms'");
        String slower = said();
        assertEquals(1, browser.number("document.querySelectorAll('.setting.changed').length"));

        Files.writeString(scenario, SCENARIO.replace("duration: 2s", "duration: 3s"));
        browser.waitFor("document.getElementById('value-duration').value === '3s'");
        assertTrue(!said().equals(slower), "the changed file was run");

        Files.writeString(scenario, SCENARIO.replace("nodes: 3", "nodse: 3"));
        browser.waitFor("document.getElementById('trouble').textContent.includes('did you mean `nodes`?')");
        noViolationInLightAndDark();
        Files.writeString(scenario, SCENARIO.replace("duration: 2s", "duration: 3s"));
        browser.waitFor("document.getElementById('trouble').hidden");
        said();

        browser.evaluate("document.querySelector('header a').click()");
        browser.waitFor("document.querySelectorAll('.cards li').length === 3");
        noViolationInLightAndDark();
    }
}
