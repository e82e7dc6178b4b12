package dev.splitbrain.history.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.check.linear.Judgement;
import dev.splitbrain.check.linear.Linearizability;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryFormatsTest {
    private static History read(String model, String text) throws IOException, BadHistory {
        return new HistoryReader(Model.named(model)).read(new BufferedReader(new StringReader(text)));
    }

    private static String verdict(String model, String text) throws IOException, BadHistory {
        Judgement judgement = new Linearizability(Model.named(model).spec(), Budget.DEFAULT).judge(read(model, text));
        return judgement instanceof Judgement.NotLinearizable not
                ? not.violation().reason()
                : judgement.getClass().getSimpleName() + " " + judgement.operations();
    }

    @Test
    void ednWithTimesKeysAndNemesis() throws Exception {
        String history = """
                {:index 0, :type :info, :process :nemesis, :f :start, :value nil, :time 1}
                {:index 1, :type :invoke, :process 0, :f :write, :value [7 3], :time 10000000000}
                #jepsen.history.Op{:index 2, :type :ok, :process 0, :f :write, :value [7 3], :time 10100000000}
                {:type :invoke, :process 1, :f :cas, :value [7 [3 4]], :time 11800000000} ; a comment
                {:type :ok, :process 1, :f :cas,
                 :value [7 [3 4]], :time 11900000000}
                {:type :invoke, :process 2, :f :read, :value [7 nil], :time 12000000000}
                {:type :ok, :process 2, :f :read, :value [7 %s], :time 12410000000}
                """;
        assertEquals("Linearizable 3", verdict("register", history.formatted("4")));
        assertEquals(
                "key 7: read by process 2 at 12.410 s returned 3, but cas 3 to 4 by process 1 (11.800 s to 11.900 s) was over "
                        + "before it began; the last to lead to that was write 3 by process 0 (10.000 s to 10.100 s)",
                verdict("register", history.formatted("3")));
        assertEquals(
                "key 7: read by process 2 at 12.410 s returned 9, but nothing that was asked for can lead to that",
                verdict("register", history.formatted("9")));
    }

    @Test
    void ednInOneVector() throws Exception {
        String history =
                "[{:process 0, :type :invoke, :f :write, :value 1}\n{:process 0, :type :info, :f :write :error :x}]";
        Operation only = read("register", history).operations().get(0);
        assertEquals(new KeyValue.Write("", 1L), only.command());
        assertEquals(new Outcome.Unknown("x"), only.outcome());
    }

    @Test
    void historyTxtAndLogLines() throws Exception {
        String lines = """
                INFO  jepsen.core - Run complete, writing
                INFO  jepsen.util - 0\t:invoke\t:write\t1
                INFO  jepsen.util - 1\t:invoke\t:cas\t[2 3]
                INFO  jepsen.util - 1\t:%s\t:cas\t[2 3]
                INFO  jepsen.util - 0\t:info\t:write\t:timed-out
                INFO  jepsen.util - 2\t:invoke\t:read\tnil
                INFO  jepsen.util - 2\t:ok\t:read\t1
                """;
        assertEquals("Linearizable 3", verdict("register", lines.formatted("fail")));
        assertEquals(
                "cas 2 to 3 by process 1 at line 4 was ok, but nothing that was asked for can lead to that",
                verdict("register", lines.formatted("ok")));
        assertEquals(
                "Linearizable 3",
                verdict(
                        "register",
                        lines.formatted("fail")
                                .replace("INFO  jepsen.util - ", "")
                                .replaceFirst(".*\n", "")));
    }

    @Test
    void keyValueLines() throws Exception {
        String lines = """
                {:process 0, :type :invoke, :f :put, :key "a", :value "x"}
                {:process 0, :type :ok, :f :put, :key "a", :value "x"}
                {:process 1, :type :invoke, :f :append, :key "a", :value "y"}
                {:process 2, :type :invoke, :f :get, :key "b", :value nil}
                {:process 2, :type :ok, :f :get, :key "b", :value ""}
                {:process 2, :type :invoke, :f :get, :key "a", :value nil}
                {:process 2, :type :ok, :f :get, :key "a", :value "%s"}
                {:process 1, :type :ok, :f :append, :key "a", :value "y"}
                """;
        for (String fine : List.of("x", "xy")) assertEquals("Linearizable 4", verdict("kv", lines.formatted(fine)));
        assertEquals(
                "key a: read by process 2 at line 7 returned y, but write x by process 0 (line 1 to line 2) was over before it "
                        + "began",
                verdict("kv", lines.formatted("y")));
    }

    @Test
    void jsonAsElleReadsIt() throws Exception {
        String array = """
                [{"index":0,"process":1,"type":"invoke","f":"txn","value":[["append",255,8],["r",253,null]]},
                 {"index":1,"process":1,"type":"ok","f":":txn","value":[["append",255,8],["r",253,[1,3,4]]]}]
                """;
        Operation txn = read("list-append", array).operations().get(0);
        assertEquals(
                List.of(new Transactions.Append("255", 8L), new Transactions.Read("253")),
                ((Transactions.Transaction) txn.command()).actions());
        Result.Values values = (Result.Values) ((Outcome.Ok) txn.outcome()).result();
        assertEquals(List.of(1L, 3L, 4L), values.values().get(1));
        String series = array.replace("[{", "{").replace("}]", "}").replace("},", "}");
        assertEquals(read("list-append", array), read("list-append", series));
    }

    @Test
    void ourOwnLines() throws Exception {
        String own = """
                {"index":0,"client":"c1","request":4,"operation":"cas","key":"k","value":[null,2],"outcome":"ok","answer":null,"error":"mismatch","invokedNanos":5,"completedNanos":9}
                {"index":1,"client":"c2","request":1,"operation":"write","key":"k","value":1,"outcome":"unknown","answer":null,"error":"timeout","invokedNanos":6,"completedNanos":null}
                """;
        History history = read("kv", own);
        assertEquals(
                new Outcome.Ok(Result.MISMATCH), history.operations().get(0).outcome());
        assertEquals(Long.MAX_VALUE, history.operations().get(1).completedNanos());
        StringBuilder again = new StringBuilder();
        new HistoryWriter(Model.named("kv")).write(history, HistoryFormat.JSONL, again);
        assertEquals(own, again.toString());
    }

    @Test
    void badFilesGetALineAndAReason() {
        refused("register", "", "the file is empty");
        refused("register", "{:process 0 :type :invoke :f :write :value 1}\n{:process 0 :typ :ok}", "line 2: no :type");
        refused(
                "register",
                "{:process 0 :type :began :f :read}",
                "line 1: type is `began`, expected invoke, ok, fail or info");
        refused(
                "register",
                "{:process 0 :type :invoke :f :pop}",
                "line 1: model register has no operation `pop`: read, write, " + "cas, get, put, append");
        refused(
                "register",
                "\n{:process 0 :type :ok :f :read :value 1}",
                "line 2: process 0 ends a read that it never began");
        refused(
                "register",
                "{:process 0 :type :invoke :f :read}\n{:process 0 :type :invoke :f :write :value 3}",
                "line 2: process 0 invokes write while its read of line 1 is open");
        refused(
                "register",
                "{:process 0 :type :invoke :f :cas :value 3}",
                "line 1: expected [expected new] for cas, got `3`");
        refused("register", "{:process 0 :type :invoke :f :read}}", "line 1, column 36: unexpected }");
        refused("register", "{:process 0 :type :invoke :f \"re}", "line 1, column 30: no end of the string");
        refused(
                "counter",
                "{:process 0 :type :invoke :f :add :value x}",
                "line 1: expected a whole number for add, got `x`");
        refused(
                "set",
                "0\t:invoke\t:add\t5\n0\t:ok\t:add\t5\n1 invoke read",
                "line 3: expected process, :type, :f and value between tabs; this line has no tab");
        refused("register", "{\"process\":0,\"type\":\"invoke\"}", "line 1: no \"f\"");
        refused(
                "register",
                "{\"process\":0,\"type\":\"invoke\",\"f\":\"read\"}\n{\"process\":0,",
                "line 2, column 1: the file ends before what begins here does");
        refused(
                "kv",
                "{\"client\":\"c\",\"operation\":\"read\",\"outcome\":\"fine\",\"invokedNanos\":1}",
                "line 1: outcome is neither ok, failed nor unknown");
        refused(
                "list-append",
                "{:process 0 :type :invoke :f :txn :value [[:r x]]}",
                "line 1: expected a list of [:r k v], [:r-all nil {k v}], [:w k v], [:append k v] for txn, got `[[:r, x]]`");
        assertThrows(IllegalArgumentException.class, () -> Model.named("regster"));
    }

    @Test
    void aHistoryInWhichNothingStandsIsRefused() {
        refused("register", "[]", "there is no operation in it");
        refused("register", "; nothing was asked\n", "there is no operation in it");
        refused("register", "INFO  jepsen.core - nothing was asked\n", "there is no operation in it");
        refused(
                "register",
                "INFO  jepsen.core - go\nINFO  jepsen.util - 0 :invoke :write 1\n",
                "line 2: expected process, :type, :f and value between tabs; this line has no tab");
    }

    @Test
    void logLinesMayNameTheirWorkerBeforeTheOperation() throws Exception {
        String line = "2024-05-01 10:00:00,123{GMT}\tINFO\t[jepsen worker 0] jepsen.util: 0\t%s\t:write\t1\n";
        String waiting = "2024-05-01 10:00:00,125{GMT}\tINFO\t[main] jepsen.util: Waiting for n1\n";
        String log = line.formatted(":invoke") + waiting + line.formatted(":ok");
        assertEquals("Linearizable 1", verdict("register", log));
    }

    @Test
    void ourOwnHistoriesMustNotContradictThemselves() {
        String line = "{\"client\":\"c1\",\"request\":4,\"operation\":\"read\",\"key\":\"k\",\"outcome\":\"ok\","
                + "\"invokedNanos\":%d,\"completedNanos\":%d}\n";
        refused("kv", line.formatted(1, 2) + line.formatted(3, 4), "line 2: request 4 of c1 is in line 1 already");
        refused("kv", line.formatted(-1, 2), "line 1: invokedNanos is -1, before the run began");
        refused("kv", line.formatted(3, 2), "line 1: completedNanos is 2, before invokedNanos, which is 3");
        refused("kv", line.formatted(1, 2).replace(":4", ":\"4\""), "line 1: no whole number \"request\"");
    }

    @Test
    void aMapInsideOneVectorIsNamedByItsOwnLine() {
        refused("register", "[\n{:process 0 :type :invoke\n :f :read}\n{:process 0}]", "line 4: no :type");
        refused("register", "[\n{:process 0", "line 2, column 1: no } for the {");
    }

    private static void refused(String model, String text, String reason) {
        BadHistory bad = assertThrows(BadHistory.class, () -> read(model, text), text);
        assertEquals(reason, bad.getMessage());
    }
}
