package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import dev.splitbrain.report.replay.Axe;
import dev.splitbrain.report.replay.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a run and of a sweep, in a browser and on paper. */
class ReportPageBrowserTest {
    @TempDir
    static Path folder;

    private static Chromium browser;

    @BeforeAll
    static void writeReports() throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium is installed, so the pages were not opened");
        Path scenario = Files.writeString(
                folder.resolve("crash.yaml"),
                "version: 1\nname: A crash of the leader\nduration: 4s\nnodes: 5\nprotocol: raft\nnetwork: {loss: 0%}\n"
                        + "workload: {clients: 4, rate: 100/s}\nfaults: [{at: 2s, crash: leader, for: 1s}]\n"
                        + "checks: [linearizable, availability: {at-least: 100%}, recovers-within: 2s]\n"
                        + "charts: [latency, availability, percentiles]\n");
        Cli.run("run", scenario.toString(), "-o", folder.resolve("run").toString());
        Cli.run(
                "sweep",
                scenario.toString(),
                "--set",
                "sweep={vary: {network.loss: [0%, 5%]}}",
                "--seeds",
                "1..4",
                "-o",
                folder.resolve("sweep").toString());
        browser = new Chromium(program.get(), 1200, 900);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) browser.close();
    }

    private static void open(String page) {
        browser.open(folder.resolve(page).toUri().toString(), "document.readyState === 'complete'");
    }

    @Test
    void everyoneCanReadThePagesInLightAndInDark() throws Exception {
        for (String page : List.of("run/report.html", "sweep/sweep.html")) {
            for (String scheme : List.of("light", "dark")) {
                browser.prefer("prefers-color-scheme", scheme);
                open(page);
                browser.evaluate(Axe.script());
                assertEquals("", browser.text(Axe.VIOLATIONS), page + " in " + scheme);
            }
        }
        browser.prefer("prefers-color-scheme", "light");
    }

    @Test
    void nothingIsWiderThanThePage() {
        for (String page : List.of("run/report.html", "sweep/sweep.html")) {
            open(page);
            assertEquals(
                    "",
                    browser.text("(() => { const right = document.body.getBoundingClientRect().right;"
                            + " return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > right"
                            + " && !e.closest('.wide')).map((e) => e.tagName).join(); })()"),
                    page);
        }
    }

    @Test
    void onPaperTheFirstPageHasTheVerdictsAndHowToRepeat() throws Exception {
        browser.prefer("prefers-color-scheme", "dark");
        open("run/report.html");
        byte[] paper = browser.print();
        browser.prefer("prefers-color-scheme", "light");
        try (PdfReader reader = new PdfReader(paper)) {
            assertTrue(
                    reader.getNumberOfPages() >= 2 && reader.getNumberOfPages() <= 6,
                    reader.getNumberOfPages() + " pages");
            String first = new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", "");
            for (String words : List.of("A crash of the leader", "linearizable", "PASS", "FAIL", "splitbrain run"))
                assertTrue(first.contains(words.replace(" ", "")), words + " in " + first);
        }
    }
}
