package dev.splitbrain.scenario.language;

import dev.splitbrain.node.Protocol;
import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Settings;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.terms.Names;
import java.util.List;

/** {@code protocol}: its name, and its options. */
final class Protocols {
    private static final String PROTOCOL = "protocol";

    private Protocols() {}

    static Shape<ConfiguredProtocol> shape(Catalog catalog, Settings settings) {
        List<Choice.Option<ConfiguredProtocol>> options = catalog.protocols().stream()
                .<Choice.Option<ConfiguredProtocol>>map(entry -> option(entry, settings))
                .toList();
        return new Choice<>("protocol", options).otherwise(Protocols::unknown);
    }

    private static <S> Choice.Option<ConfiguredProtocol> option(ProtocolEntry<S> entry, Settings settings) {
        ObjectShape<S> shape = settings.shape(entry.name(), entry.settingsRecord(), entry.defaults());
        Shape<ConfiguredProtocol> configured = shape.map(chosen -> ConfiguredProtocol.of(entry, chosen))
                .preceded(reading -> declareNames(entry, reading));
        return new Choice.Option<>(entry.name(), entry.description(), configured);
    }

    /** What other sections may name, even if the protocol's options are wrong. */
    private static <S> void declareNames(ProtocolEntry<S> entry, Reading reading) {
        reading.declare(PROTOCOL, entry.name());
        for (String role : entry.roles()) reading.declare(Names.ROLE, role);
        Protocol<?, ?> protocol = entry.build().apply(entry.defaults());
        for (String operation : protocol.spec().operations()) reading.declare(Names.OPERATION, operation);
    }

    private static void unknown(Reading reading) {
        if (!reading.names(PROTOCOL).isEmpty()) return;
        reading.unsure(Names.ROLE);
        reading.unsure(Names.OPERATION);
    }
}
