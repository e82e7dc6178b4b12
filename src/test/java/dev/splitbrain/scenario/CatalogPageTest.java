package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.scenario.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/catalog.md");

    @Test
    void thePageIsTheOneOfTheCatalog() throws IOException, ScenarioException {
        String made = CatalogPage.markdown(Catalog.standard());
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(PAGE, made);
        assertEquals(made, Files.readString(PAGE), "stale: run the tests with -Dsplitbrain.rewrite=true");
    }
}
