package dev.splitbrain.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A network that repeats messages must not turn "may have had an effect" into "had none". */
class RepeatedRequestTest {
    /** Takes the first copy of the first request and never answers it; rejects whatever comes then. */
    static final class TakesOne {
        sealed interface Nothing extends Message {
            record Never() implements Nothing {}
        }

        static final Protocol<TakesOne, Nothing> PROTOCOL = Protocol.named("takes-one", Nothing.class, TakesOne::new)
                .on(Nothing.Never.class, (node, from, message) -> {})
                .onRequest(TakesOne::onRequest)
                .build();

        private final Context<Nothing> ctx;
        private boolean taken;

        TakesOne(Context<Nothing> ctx) {
            this.ctx = ctx;
        }

        private void onRequest(Request request) {
            if (taken) ctx.reject(request.id(), "I have one");
            taken = true;
        }
    }

    @Test
    void aRequestOfWhichOneCopyWasRejectedIsUnknown() {
        World calm = SimulationTest.world(1, 50_000_000);
        Link repeating = new Link(Distribution.uniform(1e6, 3e6), 0, 1);
        World world = new World(
                calm.durationNanos(), calm.nodes(), Topology.uniform(repeating), calm.fsyncNanos(), List.of());
        Workload oneWrite = new Workload(
                List.of(new ClientId(0, "client1")),
                new Load.Open(20, false),
                new Mix(Map.of("write", 1.0)),
                Keys.uniform(1),
                List.of(),
                100_000_000,
                0);
        HistoryRecorder history = new HistoryRecorder();
        new Simulation(1, world, TakesOne.PROTOCOL, oneWrite, List.of(history)).run();
        assertEquals(
                new Outcome.Unknown("timed out"),
                history.history().operations().get(0).outcome());
    }
}
