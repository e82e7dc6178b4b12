package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderFuzzTest {
    @TempDir
    Path folder;

    @Test
    void damagedScenariosAreRefusedInWordsAndNothingIsWritten() throws IOException {
        LoaderFuzz fuzz = new LoaderFuzz(folder);
        fuzz.run(2_000, 1);
        assertTrue(fuzz.loaded() > 50, "some damage is harmless, or the mutations are too wild: " + fuzz.loaded());
    }
}
