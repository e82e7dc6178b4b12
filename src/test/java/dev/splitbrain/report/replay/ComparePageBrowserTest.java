package dev.splitbrain.report.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens two real runs beside each other in a real browser. Skipped where there is no Chromium. */
class ComparePageBrowserTest {
    @Test
    void opensAtTheFirstDifferenceAndStepsBothRunsTogether(@TempDir Path folder) throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium is installed, so the compare page was not opened");
        Path file = folder.resolve("compare.html");
        ReplayData a = ReplayRuns.leaderCrash(42);
        ReplayData b = ReplayRuns.leaderCrash(43);
        ComparePage.write(file, a, b, ReplayPage.Packing.COMPRESSED);
        try (Chromium browser = new Chromium(program.get(), 1600, 900)) {
            browser.open(file.toUri().toString(), "document.documentElement.dataset.ready === 'details'");
            assertEquals(Divergence.between(a, b).atNanos(), browser.number("comparison.time"), 0);
            browser.press("ArrowRight");
            double time = browser.number("comparison.time");
            assertTrue(time > Divergence.between(a, b).atNanos());
            assertEquals(time, browser.number("comparison.stages[0].cursor"), 0);
            assertEquals(time, browser.number("comparison.stages[1].cursor"), 0);
            browser.evaluate(Axe.script());
            assertEquals("", browser.text(Axe.VIOLATIONS));
        }
    }
}
