package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the loader says to each file in {@code loader/}, beside it; {@code -Dsplitbrain.rewrite=true} rewrites the texts. */
class LoaderProblemsTest {
    private static final Path FOLDER = Path.of("src/test/resources/loader");

    static Stream<Path> files() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatStandsBesideTheFile(Path file) throws IOException {
        Path expected = Path.of(file.toString().replaceFirst("\\.yaml$", ".txt"));
        String said = outcome(file);
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(expected, said);
        assertEquals(Files.readString(expected), said);
    }

    private static String outcome(Path file) {
        try {
            ScenarioLoader.load(file, Map.of(), TestCatalog.catalog());
            return "ok\n";
        } catch (ScenarioException e) {
            return e.render().replace(FOLDER + "/", "");
        }
    }
}
