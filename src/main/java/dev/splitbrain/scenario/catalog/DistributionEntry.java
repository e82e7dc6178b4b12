package dev.splitbrain.scenario.catalog;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Distributions;
import java.util.function.Function;

/**
 * A distribution that scenarios may name.
 *
 * @param description its form, in a line
 * @param shape of its parameters, given what is drawn
 */
public record DistributionEntry(
        String name, String description, Function<Distributions.Drawn, Shape<Distribution>> shape)
        implements Distributions.Form {
    @Override
    public Shape<Distribution> parameters(Distributions.Drawn drawn) {
        return shape.apply(drawn);
    }
}
