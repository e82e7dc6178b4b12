package dev.splitbrain.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The first ten draws of every distribution, to the last bit: whoever changes one changes the results of all runs that use
 * it. {@code -Dsplitbrain.rewrite=true} rewrites the file.
 */
class FirstDrawsTest {
    private static final Path FROZEN = Path.of("src/test/resources/random/first-draws.txt");

    private static final List<Distribution> DISTRIBUTIONS = List.of(
            Distribution.constant(0.002),
            Distribution.uniform(-1, 3),
            new Exponential(5e6),
            new Normal(10, 2),
            new Normal(10, 2, 9.5),
            new Normal(10, 2, 15),
            LogNormal.of(5e6, 20e6),
            new Pareto(1e6, 1.5),
            new Pareto(1e6, 1.5, 2e6),
            new Weibull(3, 0.7),
            new Gamma(0.5, 2),
            new Gamma(3, 2),
            new Mixture(List.of(
                    new Mixture.Part(0.9, Distribution.uniform(1, 2)), new Mixture.Part(0.1, new Exponential(100)))),
            new Empirical(List.of(4.0, 1.0, 2.0)),
            new Empirical(List.of(4.0, 1.0, 2.0), true),
            new Shifted(new Exponential(1), 45));

    @Test
    void firstDrawsAreFrozen() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Distribution distribution : DISTRIBUTIONS) {
            text.append(distribution).append('\n');
            Rng rng = new Rng(1);
            for (int i = 0; i < 10; i++)
                text.append("  ")
                        .append(Double.toHexString(distribution.sample(rng)))
                        .append('\n');
        }
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(FROZEN, text);
        assertEquals(Files.readString(FROZEN), text.toString());
    }
}
