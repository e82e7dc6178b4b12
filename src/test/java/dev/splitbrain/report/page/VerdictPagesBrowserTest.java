package dev.splitbrain.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** Opens pages of violations in a real browser. Skipped where there is no Chromium. */
class VerdictPagesBrowserTest {
    @TempDir
    static Path folder;

    private static final List<VerdictPages.Page> PAGES =
            List.of(ViolatedHistories.staleRead(), ViolatedHistories.lostElement(), ViolatedHistories.longFork());

    private static Chromium browser;

    @BeforeAll
    static void openBrowser() throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium is installed, so the pages were not opened");
        browser = new Chromium(program.get(), 1200, 900);
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (browser != null) browser.close();
    }

    private static void open(VerdictPages.Page page) throws Exception {
        Path file = Files.writeString(folder.resolve(page.name()), page.html());
        browser.open(file.toUri().toString(), "document.readyState === 'complete'");
    }

    @Test
    void everyoneCanReadThePagesInLightAndInDark() throws Exception {
        for (String scheme : List.of("light", "dark")) {
            browser.prefer("prefers-color-scheme", scheme);
            for (VerdictPages.Page page : PAGES) {
                open(page);
                browser.evaluate(Axe.script());
                assertEquals("", browser.text(Axe.VIOLATIONS), page.name() + " in " + scheme);
            }
        }
        browser.prefer("prefers-color-scheme", "light");
    }

    @Test
    void noTextOfAPictureLeavesItOrItsBox() throws Exception {
        for (VerdictPages.Page page : PAGES) {
            open(page);
            String outside =
                    browser.text("(() => { const view = document.querySelector('svg.drawn').getBoundingClientRect();"
                            + " return [...document.querySelectorAll('svg.drawn text')].filter((text) => {"
                            + " const box = text.getBoundingClientRect();"
                            + " return box.left < view.left || box.right > view.right || box.bottom > view.bottom; })"
                            + ".map((text) => text.textContent).join('; '); })()");
            assertEquals("", outside, page.name());
        }
        double room = browser.number(
                "Math.min(...[...document.querySelectorAll('.transaction')].map((box) => box.getBoundingClientRect().right"
                        + " - Math.max(...[...document.querySelectorAll('text.value, text.who')].map((text) => text.getBoundingClientRect())"
                        + ".filter((text) => text.left > box.getBoundingClientRect().left && text.left < box.getBoundingClientRect().right"
                        + " && text.top > box.getBoundingClientRect().top && text.bottom < box.getBoundingClientRect().bottom)"
                        + ".map((text) => text.right))))");
        assertTrue(room > 0, "text ends " + room + " px before its box");
    }
}
