package dev.splitbrain.scenario.language;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.scenario.bind.ByKind;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code workload.clients}: how many, or their names; or how many, or their names, by region. */
final class Clients {
    private static final int MOST = 1_000_000;
    private static final Shape<Integer> COUNT = Scalars.whole(1, MOST, "10");

    private static final Shape<List<String>> NAMES =
            Lists.of(Scalars.text("a name such as alice"), "names such as [alice, bob]");

    /** The clients of one region, by name or without: {@code client1}, … are counted over all regions. */
    private record Group(int count, List<String> names) {}

    static final Shape<Plan> SHAPE = new ByKind<>(
                    "a number such as 10, names, or numbers or names by region such as {eu: 5, us: [alice]}",
                    COUNT.map(Clients::numbered),
                    NAMES.map(Clients::named),
                    Lists.map(
                                    Names.used("a region, zone or rack", Names.REGION, Names.ZONE, Names.RACK),
                                    new ByKind<>(
                                            "a number such as 5, or names such as [alice, bob]",
                                            COUNT.map(count -> new Group(count, List.of())),
                                            NAMES.map(names -> new Group(names.size(), names)),
                                            null),
                                    "numbers or names by region such as {eu: 5, us: [alice]}")
                            .map(Clients::byRegion))
            .checked((plan, node, reading) -> {
                for (ClientId client : plan.ids()) {
                    if (!reading.declare(Names.CLIENT, client.name())) {
                        reading.problem(node, "two clients are called `" + client.name() + "`", "");
                    }
                }
                if (plan.ids().size() > MOST) reading.problem(node, "more than " + MOST + " clients", "");
            });

    private Clients() {}

    /** The clients in order, and the region of each; empty for nowhere. */
    record Plan(List<ClientId> ids, List<String> regions) {
        /** The same and clients of these names, where there are none yet. */
        Plan and(List<String> names) {
            Set<String> known = new LinkedHashSet<>();
            ids.forEach(id -> known.add(id.name()));
            List<ClientId> all = new ArrayList<>(ids);
            List<String> places = new ArrayList<>(regions);
            for (String name : names) {
                if (!known.add(name)) continue;
                all.add(new ClientId(all.size(), name));
                places.add("");
            }
            return new Plan(all, places);
        }
    }

    static Plan numbered(int count) {
        List<String> nowhere = new ArrayList<>();
        for (int i = 0; i < count; i++) nowhere.add("");
        return placed(nowhere);
    }

    private static Plan named(List<String> names) {
        List<ClientId> ids = new ArrayList<>();
        for (String name : names) ids.add(new ClientId(ids.size(), name));
        return new Plan(ids, names.stream().map(name -> "").toList());
    }

    private static Plan byRegion(Map<String, Group> groups) {
        List<ClientId> ids = new ArrayList<>();
        List<String> regions = new ArrayList<>();
        groups.forEach((region, group) -> {
            for (int i = 0; i < group.count(); i++) {
                String name = group.names().isEmpty()
                        ? "client" + (ids.size() + 1)
                        : group.names().get(i);
                ids.add(new ClientId(ids.size(), name));
                regions.add(region);
            }
        });
        return new Plan(ids, regions);
    }

    private static Plan placed(List<String> regions) {
        List<ClientId> ids = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) ids.add(new ClientId(i, "client" + (i + 1)));
        return new Plan(ids, regions);
    }
}
