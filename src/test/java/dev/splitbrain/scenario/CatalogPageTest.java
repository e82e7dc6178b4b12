package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/catalog.md");

    @Test
    void thePageIsTheOneOfTheCatalog() throws IOException, ScenarioException {
        String made = CatalogPage.markdown(Catalog.standard());
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(PAGE, made);
        assertEquals(made, Files.readString(PAGE), "stale: run the tests with -Dsplitbrain.rewrite=true");
    }

    @Test
    void everyProtocolHasItsSourcesAPageAndBadWeather() throws IOException, ScenarioException {
        for (String section : CatalogPage.markdown(Catalog.standard()).split("\n## ")) {
            if (section.startsWith("#")) continue; // what stands before the first protocol
            assertTrue(section.contains("- Sources: "), section);
            assertTrue(section.contains("- What to look at: "), section);
            assertTrue(section.contains("[chaos/") || section.startsWith("`ping`"), section);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException, ScenarioException {
        List<String> dead = Pattern.compile("\\]\\(([^)]+)\\)")
                .matcher(CatalogPage.markdown(Catalog.standard()))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(PAGE.resolveSibling(link).normalize()))
                .toList();
        assertEquals(List.of(), dead);
    }
}
