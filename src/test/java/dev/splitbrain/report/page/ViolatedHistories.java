package dev.splitbrain.report.page;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.txn.IsolationCheck;
import dev.splitbrain.check.txn.Level;
import dev.splitbrain.history.History;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.history.io.BadHistory;
import dev.splitbrain.history.io.HistoryReader;
import dev.splitbrain.history.io.Model;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import dev.splitbrain.trace.FaultWindow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** Small histories that violate something, and their pages. */
final class ViolatedHistories {
    /** Written 1, then 2; read as 1 afterwards, while a write of 3 is open. */
    static final String STALE_READ = """
            {:process 0, :type :invoke, :f :write, :value ["k/1" 1], :time 1000000000}
            {:process 0, :type :ok, :f :write, :value ["k/1" 1], :time 1010000000}
            {:process 1, :type :invoke, :f :write, :value ["k/1" "<b>2</b>"], :time 2000000000}
            {:process 1, :type :ok, :f :write, :value ["k/1" "<b>2</b>"], :time 2010000000}
            {:process 2, :type :invoke, :f :write, :value ["k/1" 3], :time 2015000000}
            {:process 0, :type :invoke, :f :read, :value ["k/1" nil], :time 2020000000}
            {:process 0, :type :ok, :f :read, :value ["k/1" 1], :time 2030000000}
            {:process 2, :type :info, :f :write, :value ["k/1" 3], :time 3000000000}
            """;

    /** Two readers that see two appends in opposite orders. */
    static final String LONG_FORK = """
            {:process 0, :type :invoke, :f :txn, :value [[:append x 1]], :time 0}
            {:process 1, :type :invoke, :f :txn, :value [[:append y 1]], :time 1000000}
            {:process 2, :type :invoke, :f :txn, :value [[:r x nil] [:r y nil]], :time 2000000}
            {:process 3, :type :invoke, :f :txn, :value [[:r x nil] [:r y nil]], :time 3000000}
            {:process 0, :type :ok, :f :txn, :value [[:append x 1]], :time 9000000}
            {:process 1, :type :ok, :f :txn, :value [[:append y 1]], :time 9100000}
            {:process 2, :type :ok, :f :txn, :value [[:r x [1]] [:r y []]], :time 9200000}
            {:process 3, :type :ok, :f :txn, :value [[:r x []] [:r y [1]]], :time 9300000}
            """;

    private static final FaultWindow FAULT = new FaultWindow(
            1, 1, "partition", "partition [[n1], rest]", List.of("n1", "|", "n2"), 1_500_000_000L, 9_000_000_000L);

    private ViolatedHistories() {}

    static VerdictPages.Page staleRead() {
        return page("kv", STALE_READ, new Linearizable());
    }

    static VerdictPages.Page longFork() {
        return page("list-append", LONG_FORK, new IsolationCheck(Level.named("snapshot-isolation")));
    }

    /** A set of a hundred elements, read without one of them that was added long before. */
    static VerdictPages.Page lostElement() {
        StringBuilder text = new StringBuilder();
        StringBuilder seen = new StringBuilder();
        for (int element = 0; element < 100; element++) {
            for (String type : List.of("invoke", "ok"))
                text.append("{:process 0, :type :" + type + ", :f :add, :value " + element + "}\n");
            if (element != 42) seen.append(' ').append(element);
        }
        text.append("{:process 1, :type :invoke, :f :read, :value nil}\n");
        text.append("{:process 1, :type :ok, :f :read, :value #{" + seen + "}}\n");
        return page("set", text.toString(), new Linearizable());
    }

    /** Each of two transactions reads what the other writes. */
    static VerdictPages.Page writeSkewOfAStore() {
        List<Operation> operations = List.of(skewed(1, "x", "y"), skewed(2, "y", "x"));
        Evidence evidence = new Evidence(TransactionalStore.SPEC, List.of(), new History(operations), List.of(), 0);
        return new VerdictPages(TransactionalStore.SPEC, Clock.NANOS, List.of())
                .of(
                        "serializable",
                        new IsolationCheck(Level.named("serializable")).verdict(evidence),
                        new Provenance("A test", "seed 1", List.of("splitbrain run a-test.yaml")))
                .orElseThrow();
    }

    private static Operation skewed(int client, String reads, String writes) {
        return new Operation(
                new RequestId(new ClientId(client, "c" + client), 1),
                new Transaction(List.of(reads), Map.of(writes, (long) client)),
                client,
                10 + client,
                new Outcome.Ok(new Result.Values(java.util.Collections.singletonList(null))));
    }

    private static VerdictPages.Page page(String modelName, String text, Check check) {
        Model model = Model.named(modelName);
        try {
            History history = new HistoryReader(model).read(new BufferedReader(new StringReader(text)));
            Evidence evidence = new Evidence(model.spec(), List.of(), history, List.of(FAULT), 0);
            Provenance provenance = new Provenance("A test", "seed 1", List.of("splitbrain check a-test.edn"));
            return new VerdictPages(model.spec(), history.clock(), List.of(FAULT))
                    .of(check.name(), check.verdict(evidence), provenance)
                    .orElseThrow();
        } catch (IOException | BadHistory e) {
            throw new IllegalStateException(e);
        }
    }
}
