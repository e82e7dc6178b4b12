package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Settings;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.terms.Selectors;
import java.util.List;

/** {@code protocol}: its name, and its options. */
final class Protocols {
    private Protocols() {}

    static Shape<ConfiguredProtocol> shape(Catalog catalog, Settings settings) {
        List<Choice.Option<ConfiguredProtocol>> options = catalog.protocols().stream()
                .<Choice.Option<ConfiguredProtocol>>map(entry -> option(entry, settings))
                .toList();
        return new Choice<>("protocol", options).otherwise(reading -> {
            reading.unsure(Selectors.ROLE);
            reading.unsure(Facts.OPERATION);
        });
    }

    private static <S> Choice.Option<ConfiguredProtocol> option(ProtocolEntry<S> entry, Settings settings) {
        ObjectShape<S> shape = settings.shape(entry.name(), entry.settingsRecord(), entry.defaults());
        Shape<ConfiguredProtocol> configured =
                shape.map(chosen -> ConfiguredProtocol.of(entry, chosen)).checked((protocol, node, reading) -> {
                    for (String role : entry.roles()) reading.declare(Selectors.ROLE, role);
                    for (String name : protocol.protocol().spec().operations()) {
                        reading.declare(Facts.OPERATION, name);
                    }
                });
        return new Choice.Option<>(entry.name(), entry.description(), configured);
    }
}
