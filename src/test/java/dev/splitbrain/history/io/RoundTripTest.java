package dev.splitbrain.history.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Queue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.Transactions;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoundTripTest {
    /** A made-up history of any spec: clients may have several operations open, and times often tie. */
    private static <S> History made(Spec<S> spec, Rng rng) {
        List<Operation> operations = new ArrayList<>();
        S state = spec.initial();
        long[] clock = new long[3];
        Knowledge knowledge = new Knowledge(rng);
        for (int i = 0; i < 30; i++) {
            int client = rng.nextInt(3);
            String name = spec.operations().get(rng.nextInt(spec.operations().size()));
            Command command = spec.draw(name, "k", knowledge);
            Spec.Applied<S> applied = spec.apply(state, command);
            state = applied.state();
            long from = clock[client];
            long to = from + rng.nextInt(4);
            clock[client] = rng.nextInt(4) == 0 ? from + 1 : to;
            Outcome outcome =
                    switch (rng.nextInt(8)) {
                        case 0 -> new Outcome.Failed("no leader");
                        case 1 -> new Outcome.Unknown("timeout");
                        default -> ended(command, applied.result());
                    };
            RequestId id = new RequestId(new ClientId(client, "c" + client), i);
            operations.add(new Operation(id, command, from, to, outcome));
        }
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return new History(operations);
    }

    /** Jepsen's formats know refusals of compare-and-sets and dequeues; others are failures there. */
    private static Outcome ended(Command command, Result result) {
        boolean known = command instanceof KeyValue.Cas || command instanceof Queue.Dequeue;
        return result instanceof Result.Refused && !known ? new Outcome.Failed("refused") : new Outcome.Ok(result);
    }

    private record Knowledge(Rng random) implements Spec.Knowledge {
        @Override
        public long freshValue() {
            return random.nextInt(100);
        }

        @Override
        public Object lastSeen(String key) {
            return random.nextInt(3) == 0 ? null : (Object) (long) random.nextInt(100);
        }
    }

    @Test
    void everyModelComesBackFromEveryFormat() throws Exception {
        for (Model model : Model.all()) {
            for (int seed = 0; seed < 6; seed++) {
                History history = made(model.spec(), new Rng(seed));
                for (HistoryFormat format : HistoryFormat.values()) {
                    StringBuilder text = new StringBuilder();
                    new HistoryWriter(model).write(history, format, text);
                    History back = new HistoryReader(model).read(new BufferedReader(new StringReader(text.toString())));
                    assertEquals(content(history), content(back), () -> model.name() + " as " + format + ":\n" + text);
                    if (format == HistoryFormat.JSONL)
                        assertEquals(
                                history.operations().size(), back.operations().size());
                }
            }
        }
    }

    @Test
    void readsOfAllKeysComeBackFromEveryFormat() throws Exception {
        Command command =
                new Transactions.Transaction(List.of(new Transactions.ReadAll(), new Transactions.Append("x", 3L)));
        Result result = new Result.Values(Arrays.asList(Map.of("x", List.of(1L, 2L)), null));
        RequestId id = new RequestId(new ClientId(0, "c0"), 1);
        History history = new History(List.of(new Operation(id, command, 1, 2, new Outcome.Ok(result))));
        for (HistoryFormat format : HistoryFormat.values()) {
            StringBuilder text = new StringBuilder();
            new HistoryWriter(Model.named("list-append")).write(history, format, text);
            History back = new HistoryReader(Model.named("list-append"))
                    .read(new BufferedReader(new StringReader(text.toString())));
            assertEquals(content(history), content(back), text::toString);
        }
    }

    /** Commands with outcomes, and who was over before whom began; the order of simultaneous starts is no content. */
    private static List<String> content(History history) {
        Instants instants = new Instants(history.operations());
        List<String> content = new ArrayList<>();
        for (int i = 0; i < history.operations().size(); i++) {
            Operation operation = history.operations().get(i);
            List<String> after = new ArrayList<>();
            for (int j = 0; j < history.operations().size(); j++) {
                if (instants.end(j) < instants.start(i))
                    after.add(text(history.operations().get(j)));
            }
            after.sort(Comparator.naturalOrder());
            content.add(text(operation) + " after " + after);
        }
        content.sort(Comparator.naturalOrder());
        return content;
    }

    private static String text(Operation operation) {
        String outcome = operation.outcome() instanceof Outcome.Ok ok
                ? answer(ok.result())
                : operation.outcome().toString();
        return operation.command() + " " + outcome;
    }

    /** The reason of a refusal is not in every format. */
    private static String answer(Result result) {
        return result instanceof Result.Refused ? "refused" : result.toString();
    }
}
