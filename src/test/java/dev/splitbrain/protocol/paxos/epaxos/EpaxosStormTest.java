package dev.splitbrain.protocol.paxos.epaxos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.SameOrder;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.protocol.paxos.Weather;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whole runs in bad weather, three and five replicas in turn. */
class EpaxosStormTest {
    private static String storm(long seed) {
        List<ClientId> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) clients.add(new ClientId(i, "client" + (i + 1)));
        Mix mix = new Mix(new TreeMap<>(Map.of("read", 0.4, "write", 0.4, "cas", 0.2)));
        Load load = new Load.Closed(Distribution.uniform(0, 60 * Weather.MILLI));
        long patience = 3 * Weather.SECOND;
        Workload workload = new Workload(clients, load, mix, Keys.uniform(3), List.of(), patience, 250 * Weather.MILLI);
        Run run = new Run(
                seed,
                Weather.storm(seed, Weather.nodes(seed % 2 == 0 ? 5 : 3), 2 * Weather.SECOND, 3 * Weather.SECOND),
                Epaxos.protocol(EpaxosSettings.defaults()),
                workload,
                EnumSet.noneOf(StepKind.class),
                List.of(new AtMostOneValue(), new SameOrder(), new Linearizable()));
        return run.violation();
    }

    @Test
    void badWeatherBreaksNothing() {
        for (long seed = 1; seed <= 30; seed++) {
            long now = seed;
            assertEquals("", storm(seed), () -> "seed " + now);
        }
    }
}
