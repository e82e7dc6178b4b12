package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.HistoryChecks;
import dev.splitbrain.history.io.Model;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.CheckEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsExplainedTest {
    private static final Path PAGE = Path.of("src/site/markdown/results-explained.md");

    @Test
    void thePageSaysOfEveryCheckWhatItProves() throws IOException {
        String tables = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .reduce("", String::concat);
        List<String> missing = Catalog.standard().checks().stream()
                .map(CheckEntry::name)
                .filter(name -> !tables.contains("`" + name + "`"))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void theStrongestCheckOfEachModelStandsFirstInItsRow() throws IOException {
        List<String> rows = Files.readAllLines(PAGE);
        for (Model model : Model.all()) {
            String strongest =
                    HistoryChecks.of(model.spec()).keySet().iterator().next();
            boolean told = rows.stream()
                    .anyMatch(row -> row.startsWith("|")
                            && row.split("\\|")[1].contains("`" + model.name() + "`")
                            && row.split("\\|").length > 2
                            && row.split("\\|")[2].strip().startsWith("`" + strongest + "`"));
            assertEquals(true, told, model.name() + " is judged by " + strongest);
        }
    }
}
