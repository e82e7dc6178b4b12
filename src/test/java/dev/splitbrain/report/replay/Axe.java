package dev.splitbrain.report.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The accessibility checker axe-core, as a script for the browser. */
public final class Axe {
    private static final String RESOURCE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    /** An expression that checks the page and gives what it violates, in words. */
    public static final String VIOLATIONS = "axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.help + ' '"
            + " + v.nodes.map((n) => n.target + ' ' + n.failureSummary).join(', ')).join('; '))";

    private Axe() {}

    public static String script() throws IOException {
        try (InputStream in = Axe.class.getResourceAsStream(RESOURCE)) {
            assumeTrue(in != null, "axe-core is not on the class path, so accessibility was not checked");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
