package dev.splitbrain.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scripted traces, message by message. Rewrite them with -Dsplitbrain.rewrite=true and read the diff. */
class TracesTest {
    private static final Path TRACES = Path.of("src/test/resources/traces");

    @TestFactory
    Stream<DynamicTest> everyTraceHappensAgain() throws IOException {
        return Files.walk(TRACES)
                .filter(file -> file.toString().endsWith(".txt"))
                .sorted()
                .map(file -> DynamicTest.dynamicTest(TRACES.relativize(file).toString(), () -> {
                    String made = TraceScript.run(file);
                    if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(file, made);
                    assertEquals(Files.readString(file), made);
                }));
    }
}
