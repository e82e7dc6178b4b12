package dev.splitbrain.scenario.language;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Family;
import dev.splitbrain.node.MachineNote;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Settings;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.catalog.Size;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.world.NodePlan;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code protocol}: its name, and its options. */
final class Protocols {
    /** Names that belong to the protocol: where it is unknown, so are they. Some checks and charts are for it alone. */
    private static final List<String> KINDS = List.of(
            Names.ROLE, Names.OPERATION, Names.MESSAGE, Names.COMPONENT, Names.EVENT, Names.LIE, "check", "chart");

    private Protocols() {}

    static Shape<ConfiguredProtocol> shape(Catalog catalog, Settings settings) {
        List<Choice.Option<ConfiguredProtocol>> options = catalog.protocols().stream()
                .<Choice.Option<ConfiguredProtocol>>map(entry -> option(entry, settings))
                .toList();
        return new OwnProtocol(new Choice<>("protocol", options), settings).otherwise(Protocols::unknown);
    }

    /** Where the protocol is not known, neither is what belongs to it. */
    private static void unknown(Reading reading) {
        if (reading.get(Facts.PROTOCOL).isEmpty()) KINDS.forEach(reading::unsure);
    }

    private static <S> Choice.Option<ConfiguredProtocol> option(ProtocolEntry<S> entry, Settings settings) {
        return new Choice.Option<>(entry.name(), entry.description(), configured(entry, settings));
    }

    /** The options of a protocol, bound to the protocol with them. */
    static <S> Shape<ConfiguredProtocol> configured(ProtocolEntry<S> entry, Settings settings) {
        ObjectShape<S> shape = settings.shape(entry.name(), entry.settingsRecord(), entry.defaults());
        Spec<?> usual = entry.build().apply(entry.defaults()).spec();
        return shape.checked((chosen, node, reading) ->
                        reading.later(() -> fits(entry.sizes().apply(chosen), node, reading)))
                .map(chosen -> ConfiguredProtocol.of(entry, chosen))
                .checked((chosen, node, reading) ->
                        declareObject(entry, chosen.protocol().spec(), reading))
                .otherwise(reading -> declareObject(entry, usual, reading))
                .preceded(reading -> declareNames(entry, reading));
    }

    /** Reports settings that ask for more nodes than there are. */
    private static void fits(List<Size> sizes, YamlNode options, Reading reading) {
        Optional<Facts.Planned> planned = reading.get(Facts.NODES);
        if (sizes.isEmpty() || planned.isEmpty()) return;
        List<String> roles = planned.get().nodes().stream().map(NodePlan::role).toList();
        for (Size size : sizes) {
            int there = size.there().applyAsInt(roles);
            if (size.asked() <= there) continue;
            reading.problem(
                    place(size.path(), options),
                    size.path() + " asks for " + size.asked() + " " + size.who() + ", and there are " + there,
                    size.remedy().apply(there));
        }
    }

    /** Where an option stands; all options where it was left out. */
    private static YamlNode place(String path, YamlNode options) {
        YamlNode at = options;
        for (String key : path.split("\\.")) {
            Optional<YamlNode> value = at instanceof YamlNode.Mapping map ? map.get(key) : Optional.empty();
            if (value.isEmpty()) return options;
            at = value.get();
        }
        return at;
    }

    /** What clients may ask for. */
    private static void declareObject(ProtocolEntry<?> entry, Spec<?> object, Reading reading) {
        reading.put(Facts.PROTOCOL, new Facts.Known(entry, object));
        for (String operation : object.operations()) reading.declare(Names.OPERATION, operation);
    }

    /** What other sections may name, even if the protocol's options are wrong. */
    private static <S> void declareNames(ProtocolEntry<S> entry, Reading reading) {
        Protocol<?, ?> protocol = entry.build().apply(entry.defaults());
        for (String role : entry.roles()) reading.declare(Names.ROLE, role);
        declare(protocol.family(), reading);
        declare(ClientMessage.class, reading);
        protocol.lies().keySet().forEach(lie -> reading.declare(Names.LIE, lie));
        for (Class<?> family : entry.notes()) declareEvents(family, reading);
        declareEvents(MachineNote.class, reading);
        if (entry.notes().isEmpty()) reading.unsure(Names.EVENT);
    }

    private static void declareEvents(Class<?> notes, Reading reading) {
        for (Class<?> note : Family.members(notes)) reading.declare(Names.EVENT, kebab(note.getSimpleName()));
    }

    private static void declare(Class<?> messages, Reading reading) {
        for (Class<?> message : Family.members(messages)) {
            reading.declare(Names.MESSAGE, message.getSimpleName());
            for (RecordComponent component : message.getRecordComponents()) {
                boolean who = Endpoint.class.isAssignableFrom(component.getType())
                        || component.getType() == RequestId.class; // nobody may change who is who
                if (!who) reading.declare(Names.COMPONENT, message.getSimpleName() + "." + component.getName());
            }
        }
    }

    /** {@code BecameLeader} as scenarios write it: {@code became-leader}. */
    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
