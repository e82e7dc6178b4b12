package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String STALE = """
            0\t:invoke\t:write\t1
            0\t:ok\t:write\t1
            1\t:invoke\t:write\t2
            1\t:ok\t:write\t2
            0\t:invoke\t:read\tnil
            0\t:ok\t:read\t%s
            """;

    /** Both read what the other then appends to: write skew, which snapshot isolation allows. */
    private static final String SKEW = """
            {:process 0, :type :invoke, :f :txn, :value [[:r x nil] [:append y 1]]}
            {:process 1, :type :invoke, :f :txn, :value [[:r y nil] [:append x 1]]}
            {:process 0, :type :ok, :f :txn, :value [[:r x []] [:append y 1]]}
            {:process 1, :type :ok, :f :txn, :value [[:r y []] [:append x 1]]}
            """;

    /** Both find nothing at all and write a key each. */
    private static final String PHANTOM =
            SKEW.replaceAll(":r [xy] nil", ":r-all nil nil").replaceAll(":r [xy] \\[]", ":r-all nil {}");

    @TempDir
    private Path folder;

    private String history(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aViolationIsToldWithItsReasonAndShownOnAPageBesideTheHistory() throws IOException {
        Cli check = Cli.run("check", "--model", "register", history("history.txt", STALE.formatted("1")));
        assertEquals(ExitCode.VIOLATED, check.code());
        assertTrue(check.out().contains("read by process 0 at line 6 returned 1, overwritten at line 4"), check.out());
        Path page = folder.resolve("violation.html");
        assertTrue(check.out().contains("smallest bad part: 2 operations, written to " + page), check.out());
        assertTrue(Files.readString(page).contains("<h1>Not linearizable</h1>"));
    }

    @Test
    void wherePagesCannotStandBesideTheHistoryTheyGoToTheReports() throws IOException {
        String file = history("%s.txt".formatted(folder.getFileName()), STALE.formatted("1"));
        Files.createDirectories(folder.resolve("violation.html").resolve("in the way"));
        Path reports = Path.of("reports", "check-" + folder.getFileName());
        Cli check = Cli.run("check", "--model", "register", file);
        try {
            assertEquals(ExitCode.VIOLATED, check.code(), check.err());
            assertTrue(check.out().contains("written to " + reports.resolve("violation.html")), check.out());
            assertTrue(Files.exists(reports.resolve("violation.html")));
        } finally {
            Files.deleteIfExists(reports.resolve("violation.html"));
            Files.deleteIfExists(reports);
        }
        Cli named = Cli.run("check", "--model", "register", file, "-o", folder.toString());
        assertEquals(ExitCode.USAGE, named.code());
        assertTrue(named.err().startsWith("error: " + folder), named.err());
    }

    @Test
    void allKeysAreJudgedAsOneObjectOnDemandAndTheKeyThatIsBadIsTold() throws IOException {
        String other = "1\t:invoke\t:write\t[\"y\" 1]\n1\t:ok\t:write\t[\"y\" 1]\n";
        String x = STALE.replaceAll(":write\t(\\d)", ":write\t[\"x\" $1]").replace("\tnil", "\t[\"x\" nil]");
        String file = history("keys.txt", x.formatted("[\"x\" 1]") + other);
        Cli check = Cli.run("check", "--whole", "--no-files", file);
        assertEquals(ExitCode.VIOLATED, check.code());
        assertTrue(check.out().contains("4 operations, as one object"), check.out());
        assertTrue(check.out().contains("key x: read by process 0 at line 6 returned 1"), check.out());
        Cli wrong = Cli.run("check", "--whole", "--check", "causal", file);
        assertEquals(ExitCode.USAGE, wrong.code());
        assertTrue(wrong.err().contains("--whole is about linearizable: leave out --check causal"), wrong.err());
    }

    @Test
    void whatIsRightLeavesNoPageAndNeitherDoesNoFiles() throws IOException {
        String wrong = history("history.txt", STALE.formatted("1"));
        assertEquals(
                ExitCode.VIOLATED,
                Cli.run("check", "--model", "register", "--no-files", wrong).code());
        String right = history("right.txt", STALE.formatted("2"));
        assertEquals(
                ExitCode.AS_EXPECTED,
                Cli.run("check", "--model", "register", right).code());
        assertFalse(Files.exists(folder.resolve("violation.html")));
    }

    @Test
    void severalHistoriesGetPagesOfTheirOwnNames() throws IOException {
        String wrong = history("a.txt", STALE.formatted("1"));
        String alsoWrong = history("b.txt", STALE.formatted("nil"));
        Path pages = folder.resolve("pages");
        Cli.run("check", "--model", "register", "-o", pages.toString(), wrong, alsoWrong);
        assertTrue(Files.exists(pages.resolve("a-violation.html")) && Files.exists(pages.resolve("b-violation.html")));
    }

    @Test
    void historiesOfTheSameNameGetPagesOfTheirOwnToo() throws IOException {
        Files.createDirectory(folder.resolve("one"));
        Files.createDirectory(folder.resolve("two"));
        String one = history("one/h.txt", STALE.formatted("1"));
        String two = history("two/h.txt", STALE.formatted("1"));
        String again = history("two/h.edn", STALE.formatted("1"));
        Path pages = folder.resolve("pages");
        Cli.run("check", "-o", pages.toString(), one, two, again);
        for (String name : List.of("one-h-violation.html", "two-h-2-violation.html", "two-h-3-violation.html"))
            assertTrue(Files.exists(pages.resolve(name)), name);
    }

    @Test
    void transactionsAreJudgedByTheLevelThatIsNamedAndByTheStrictestOtherwise() throws IOException {
        String skew = history("skew.edn", SKEW);
        Cli strictest = Cli.run("check", "--model", "list-append", skew);
        assertEquals(ExitCode.VIOLATED, strictest.code());
        assertTrue(strictest.out().startsWith("FAIL       strict-serializable"), strictest.out());
        assertTrue(Files.exists(folder.resolve("anomaly-G2-item.html")));
        Cli weaker = Cli.run("check", "--model", "list-append", "--check", "snapshot-isolation,read-committed", skew);
        assertEquals(ExitCode.AS_EXPECTED, weaker.code(), weaker.out());
        assertEquals(2, weaker.out().lines().count());
    }

    /** Of another bank than ours nobody knows what it held at the start; its total must stay what it was. */
    @Test
    void anyBankIsJudgedByItsTotal() throws IOException {
        String read = "{:process 0, :type :%s, :f :read, :value %s}\n";
        String bank = read.formatted("invoke", "nil")
                + read.formatted("ok", "{1 70, 2 10}")
                + read.formatted("invoke", "nil");
        String right = history("right.edn", bank + read.formatted("ok", "{1 60, 2 20}"));
        String wrong = history("wrong.edn", bank + read.formatted("ok", "{1 60, 2 10}"));
        assertEquals(
                ExitCode.AS_EXPECTED, Cli.run("check", "--model", "bank", right).code());
        Cli lost = Cli.run("check", "--model", "bank", wrong);
        assertEquals(ExitCode.VIOLATED, lost.code());
        assertTrue(lost.out().contains("shows a total of 70 instead of 80"), lost.out());
        Cli unknown = Cli.run("check", "--model", "bank", "--check", "linearizable", right);
        assertEquals(ExitCode.UNDECIDED, unknown.code(), unknown.out());
    }

    @Test
    void aReadOfAllKeysShowsPhantoms() throws IOException {
        String phantom = history("phantom.edn", PHANTOM);
        Cli serializable = Cli.run("check", "--model", "list-append", "--check", "serializable", phantom);
        assertEquals(ExitCode.VIOLATED, serializable.code(), serializable.err());
        assertTrue(serializable.out().contains("G2: T1 read all and found no x, without 1 of T2"), serializable.out());
        assertTrue(Files.readString(folder.resolve("anomaly-G2.html")).contains("Phantom: "));
        Cli repeatable = Cli.run("check", "--model", "list-append", "--check", "repeatable-read", phantom);
        assertEquals(ExitCode.AS_EXPECTED, repeatable.code(), repeatable.out());
        Cli bad = Cli.run("check", "--model", "list-append", history("bad.edn", PHANTOM.replace("{}", "[]")));
        assertEquals(ExitCode.USAGE, bad.code());
        assertTrue(bad.err().contains("bad.edn:3: error: expected a map of all values by key for r-all"), bad.err());
    }

    @Test
    void aRunIsJudgedByItsHistory() throws IOException {
        Path run = folder.resolve("run");
        Cli.run("run", "scenarios/raft/figure-8.yaml", "--no-charts", "-o", run.toString());
        Cli check = Cli.run("check", run.toString());
        assertEquals(ExitCode.AS_EXPECTED, check.code(), check.err());
        assertTrue(check.out().strip().endsWith("history.jsonl   3 operations, 1 key"), check.out());
    }

    @Test
    void aRunIsJudgedByTheObjectThatItsClientsUsed() throws IOException {
        Path run = folder.resolve("versions");
        Cli.run(
                "run",
                "scenarios/versions/read-your-writes-lost.yaml",
                "--set",
                "duration=2s",
                "--no-charts",
                "-o",
                run.toString());
        Cli check = Cli.run("check", run.toString(), "--check", "read-your-writes", "--no-files");
        assertEquals(ExitCode.VIOLATED, check.code(), check.err());
        assertTrue(
                check.out().contains("read of k1 by client3 at 0.747 s returned 64 after its own write 123"),
                check.out());
    }

    @Test
    void decisionsAndDistributedTransactionsAreJudgedByTheirModels() throws IOException {
        Path chosen = folder.resolve("chosen");
        Cli.run("run", "scenarios/paxos/one-value.yaml", "--no-charts", "-o", chosen.toString());
        Cli consensus = Cli.run("check", chosen.toString());
        assertEquals(ExitCode.AS_EXPECTED, consensus.code(), consensus.err());
        assertTrue(consensus.out().startsWith("PASS       linearizable"), consensus.out());
        String lines = Files.readString(chosen.resolve("history.jsonl"));
        String file = history("two-values.jsonl", lines.replaceFirst("\"answer\":\\d+", "\"answer\":777"));
        assertEquals(
                ExitCode.VIOLATED,
                Cli.run("check", "--model", "consensus", file).code());
        Cli guessed = Cli.run("check", file);
        assertEquals(ExitCode.USAGE, guessed.code());
        assertTrue(guessed.err().contains("no operation `propose`: "), guessed.err());
        assertTrue(guessed.err().contains("(which others have: consensus)"), guessed.err());

        Path committed = folder.resolve("committed");
        Cli.run("run", "scenarios/commit/conflicts.yaml", "--no-charts", "-o", committed.toString());
        Cli transactions = Cli.run("check", committed.toString(), "--check", "strict-serializable,linearizable");
        assertEquals(ExitCode.AS_EXPECTED, transactions.code(), transactions.err());
        assertEquals(2, transactions.out().lines().count(), transactions.out());
    }

    @Test
    void eachModelHasItsOwnChecksAndSaysWhich() throws IOException {
        String file = history("history.txt", STALE.formatted("2"));
        Cli wrong = Cli.run("check", "--model", "register", "--check", "serializable", file);
        assertEquals(ExitCode.USAGE, wrong.code());
        assertTrue(
                wrong.err()
                        .startsWith(
                                "error: histories of model register have no check `serializable`: linearizable, sequential, "),
                wrong.err());
        for (String check : List.of("linearizable", "sequential", "read-your-writes", "causal"))
            assertEquals(
                    ExitCode.AS_EXPECTED,
                    Cli.run("check", "--model", "register", "--check", check, file)
                            .code(),
                    check);
    }
}
