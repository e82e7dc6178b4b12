package dev.splitbrain.check.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.Transactions.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each anomaly by a history that shows it and one that nearly does. */
final class AnomaliesTest {
    /** Lines such as {@code 1 0-10 ok: r x [1 2], append y 3, r z nil, all {x=[1 2]}}: client, times in milliseconds, outcome, actions. */
    private static History history(String text) {
        List<Operation> operations = new ArrayList<>();
        for (String line : text.strip().split("\n")) {
            String[] head = line.substring(0, line.indexOf(':')).strip().split("[ -]");
            List<Action> actions = new ArrayList<>();
            List<Object> answers = new ArrayList<>();
            for (String part : line.substring(line.indexOf(':') + 1).split(",")) {
                String[] words = part.strip().split(" ", 3);
                if (words[0].equals("all")) {
                    actions.add(new Transactions.ReadAll());
                    answers.add(found(part));
                    continue;
                }
                Object value = value(words.length < 3 ? "nil" : words[2]);
                actions.add(
                        switch (words[0]) {
                            case "r" -> new Transactions.Read(words[1]);
                            case "w" -> new Transactions.Write(words[1], value);
                            default -> new Transactions.Append(words[1], value);
                        });
                answers.add(words[0].equals("r") ? value : null);
            }
            Outcome outcome =
                    switch (head[3]) {
                        case "ok" -> new Outcome.Ok(new Result.Values(answers));
                        case "fail" -> new Outcome.Failed("rolled back");
                        default -> new Outcome.Unknown("timeout");
                    };
            int client = Integer.parseInt(head[0]);
            RequestId id = new RequestId(new ClientId(client, "c" + client), operations.size());
            long from = Long.parseLong(head[1]) * 1_000_000;
            long to = Long.parseLong(head[2]) * 1_000_000;
            operations.add(new Operation(id, new Transactions.Transaction(actions), from, to, outcome));
        }
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return new History(operations);
    }

    private static Map<String, Object> found(String text) {
        Map<String, Object> found = new TreeMap<>();
        Matcher pairs = Pattern.compile("(\\w)=(\\d+|\\[[\\d ]+])").matcher(text);
        while (pairs.find()) found.put(pairs.group(1), value(pairs.group(2)));
        return found;
    }

    private static Object value(String text) {
        if (text.equals("nil")) return null;
        if (!text.startsWith("[")) return Long.valueOf(text);
        List<Object> list = new ArrayList<>();
        for (String element : text.substring(1, text.length() - 1).split(" ")) list.add(Long.valueOf(element));
        return list;
    }

    private static Verdict judge(String level, String text) {
        Evidence evidence = new Evidence(Transactions.LIST_APPEND, List.of(), history(text), List.of(), 0);
        return new IsolationCheck(Level.named(level)).verdict(evidence);
    }

    /** The strongest anomaly of the first history is this one; it breaks one level and not another. The second is clean. */
    private static void shows(String anomaly, String breaks, String allows, String text, String nearly) {
        List<Anomaly> found = IsolationCheck.anomalies(history(text));
        assertEquals(anomaly, found.isEmpty() ? "none" : found.get(0).name());
        assertEquals(Answer.VIOLATED, judge(breaks, text).answer());
        if (!allows.isEmpty()) assertEquals(Answer.VALID, judge(allows, text).answer(), judge(allows, text)::reason);
        assertEquals(List.of(), IsolationCheck.anomalies(history(nearly)), nearly);
    }

    @Test
    void dirtyWrite() {
        shows("G0", "read-uncommitted", "", """
                1 0-10 ok: append x 1, append y 1
                2 0-10 ok: append x 2, append y 2
                3 20-30 ok: r x [1 2], r y [2 1]
                """, """
                1 0-10 ok: append x 1, append y 1
                2 0-10 ok: append x 2, append y 2
                3 20-30 ok: r x [1 2], r y [1 2]
                """);
    }

    @Test
    void abortedRead() {
        shows("G1a", "read-committed", "read-uncommitted", """
                1 0-10 fail: append x 1
                2 0-10 ok: r x [1]
                """, """
                1 0-10 info: append x 1
                2 0-10 ok: r x [1]
                """);
    }

    @Test
    void intermediateRead() {
        shows("G1b", "read-committed", "read-uncommitted", """
                1 0-10 ok: append x 1, append x 2
                2 0-10 ok: r x [1]
                """, """
                1 0-10 ok: append x 1, append x 2, r x [1 2]
                2 0-10 ok: r x [1 2]
                """);
    }

    @Test
    void circularInformationFlow() {
        shows("G1c", "read-committed", "read-uncommitted", """
                1 0-10 ok: append x 1, r y [2]
                2 0-10 ok: append y 2, r x [1]
                """, """
                1 0-10 ok: append x 1, r y [2]
                2 0-10 ok: append y 2, r x nil
                """);
    }

    @Test
    void lostUpdate() {
        shows("lost update", "snapshot-isolation", "read-committed", """
                1 0-10 ok: r x nil, append x 1
                2 0-10 ok: r x nil, append x 2
                """, """
                1 0-10 ok: r x nil, append x 1
                2 0-10 ok: r x [1], append x 2
                """);
        shows("lost update", "snapshot-isolation", "read-committed", """
                1 0-10 ok: w x 1
                2 0-10 ok: r x 1, w x 2
                3 0-10 ok: r x 1, w x 3
                """, """
                1 0-10 ok: w x 1
                2 0-10 ok: r x 1, w x 2
                3 0-10 ok: r x 2, w x 3
                """);
    }

    @Test
    void readSkew() {
        String skew = """
                1 0-10 ok: append x 1, append y 1
                2 0-10 ok: r x nil, r y [1]
                """;
        shows("G-single", "snapshot-isolation", "read-committed", skew, skew.replace("r x nil", "r x [1]"));
        assertEquals(
                "G-single: T1 read x as nothing, without 1 of T2; T2 appended 1 to y, read by T1. T1 is c2's of 0.000 s (r x, "
                        + "r y); T2 is c1's of 0.000 s (append x 1, append y 1)",
                judge("snapshot-isolation", skew).reason());
    }

    /** Two reads of one key that differ: read committed lets it happen, a snapshot does not. */
    @Test
    void nonRepeatableRead() {
        String twice = """
                1 0-10 ok: r x nil, r x [1]
                2 0-10 ok: append x 1
                """;
        shows("G-single", "snapshot-isolation", "read-committed", twice, twice.replace("r x nil", "r x [1]"));
    }

    /** What was rolled back may be seen where dirty reads are allowed, and be gone afterwards. */
    @Test
    void dirtyReadsMayVanish() {
        String dirty = """
                1 0-10 fail: append x 1
                2 0-10 ok: append x 2
                3 0-10 ok: r x [1 2]
                4 20-30 ok: r x [2]
                """;
        shows("G1a", "read-committed", "read-uncommitted", dirty, dirty.replace("[1 2]", "[2]"));
        shows(
                "incompatible order",
                "read-committed",
                "read-uncommitted",
                dirty.replace("fail", "info"),
                dirty.replace("fail", "info").replace("[2]", "[1 2]"));
    }

    /** If what 4 read of y was rolled back, y is 4 and then 1, x the other way round; if it was not, 3 and 4 contradict each other. */
    @Test
    void aDirtyReadDoesNotHideTheOrderOfWhatWasCommitted() {
        String circle = """
                1 0-10 info: append y 2
                2 0-10 ok: append x 4, append y 4
                3 0-10 ok: r y [4], append x 1, append y 1
                4 0-10 ok: r x [1 4], r y [2]
                """;
        assertEquals(Answer.VIOLATED, judge("read-uncommitted", circle).answer());
        assertEquals(
                Answer.VALID,
                judge("read-uncommitted", circle.replace(", append y 1", "")).answer());
    }

    @Test
    void longFork() {
        shows("long fork", "snapshot-isolation", "read-committed", """
                1 0-10 ok: w x 1
                2 0-10 ok: w y 2
                3 0-10 ok: r x 1, r y nil
                4 0-10 ok: r x nil, r y 2
                """, """
                1 0-10 ok: w x 1
                2 0-10 ok: w y 2
                3 0-10 ok: r x 1, r y nil
                4 0-10 ok: r x 1, r y 2
                """);
    }

    @Test
    void writeSkew() {
        shows("G2-item", "serializable", "snapshot-isolation", """
                1 0-10 ok: r x nil, r y nil, append x 1
                2 0-10 ok: r x nil, r y nil, append y 2
                """, """
                1 0-10 ok: r x nil, r y nil, append x 1
                2 0-10 ok: r x [1], r y nil, append y 2
                """);
    }

    /** Both look at everything and find too little to refuse: no item was read that anybody wrote. */
    @Test
    void phantoms() {
        shows("G2", "serializable", "repeatable-read", """
                1 0-10 ok: all {}, w x 1
                2 0-10 ok: all {}, w y 2
                """, """
                1 0-10 ok: all {}, w x 1
                2 0-10 ok: all {x=1}, w y 2
                """);
        String lists = """
                1 0-10 ok: all {z=[7]}, append x 1
                2 0-10 ok: all {z=[7]}, append y 2
                3 0-10 ok: append z 7
                """;
        shows("G2", "serializable", "snapshot-isolation", lists, lists.replace("}, append y", " x=[1]}, append y"));
        assertEquals(
                "G2: T1 read all and found no y, without 2 of T2; T2 read all and found no x, without 1 of T1. T1 is c1's of "
                        + "0.000 s (r all, append x 1); T2 is c2's of 0.000 s (r all, append y 2)",
                judge("serializable", lists).reason());
        String skew = """
                1 0-10 ok: w x 1, w y 2
                2 0-10 ok: all {y=2}
                """;
        shows("G-single", "snapshot-isolation", "repeatable-read", skew, skew.replace("{y", "{x=1 y"));
        shows("lost update", "snapshot-isolation", "repeatable-read", """
                1 0-10 ok: all {}, append x 1
                2 0-10 ok: all {}, append x 2
                """, """
                1 0-10 ok: all {}, append x 1
                2 0-10 ok: all {x=[1]}, append x 2
                """);
    }

    /** What was also read as an item is no phantom. */
    @Test
    void whatIsReadByKeyBesidesBreaksRepeatableReads() {
        shows("G2-item", "repeatable-read", "snapshot-isolation", """
                1 0-10 ok: all {}, r y nil, w x 1
                2 0-10 ok: all {}, r x nil, w y 2
                """, """
                1 0-10 ok: all {}, r y nil, w x 1
                2 0-10 ok: all {x=1}, r x 1, w y 2
                """);
    }

    @Test
    void staleReadsBreakOnlyStrictLevels() {
        String stale = """
                1 0-10 ok: append x 1
                2 20-30 ok: r x nil
                3 40-50 ok: r x [1]
                """;
        shows("G-single-realtime", "strict-serializable", "serializable", stale, stale.replace("r x nil", "r x [1]"));
        assertEquals(Answer.VIOLATED, judge("strong-snapshot-isolation", stale).answer());
        assertEquals(Answer.VALID, judge("strong-session-serializable", stale).answer());
        String own = stale.replace("2 20", "1 20");
        shows(
                "G-single-session",
                "strong-session-serializable",
                "serializable",
                own,
                stale.replace("r x nil", "r x [1]"));
    }

    @Test
    void contradictionsInside() {
        shows(
                "internal",
                "read-uncommitted",
                "",
                "1 0-10 ok: append x 1, r x nil",
                "1 0-10 ok: r x nil, append x 1, r x [1]");
        shows("internal", "read-uncommitted", "", "1 0-10 ok: r x [1], append x 1", "1 0-10 ok: r x nil, append x 1");
        shows("internal", "read-uncommitted", "", "1 0-10 ok: r x [7]", "1 0-10 info: append x 7\n2 0-10 ok: r x [7]");
        shows("incompatible order", "read-uncommitted", "", """
                1 0-10 ok: append x 1
                2 0-10 ok: append x 2
                3 0-10 ok: r x [1]
                4 0-10 ok: r x [2 1]
                """, """
                1 0-10 ok: append x 1
                2 0-10 ok: append x 2
                3 0-10 ok: r x [2]
                4 0-10 ok: r x [2 1]
                """);
    }

    @Test
    void whatCannotBeJudgedIsUndecided() {
        Verdict twice = judge("serializable", "1 0-10 ok: w x 1\n2 0-10 ok: w x 1");
        assertEquals("value 1 was written to x twice, so it is open who was read", twice.reason());
        assertEquals(Answer.UNDECIDED, twice.answer());
        assertEquals(
                Answer.UNDECIDED,
                judge("serializable", "1 0-10 ok: w x 1\n2 0-10 ok: append y 1").answer());
        assertThrows(IllegalArgumentException.class, () -> Level.named("serialisable"));
        assertTrue(Level.named("strict-serializable").checkName().startsWith("strict"));
    }
}
