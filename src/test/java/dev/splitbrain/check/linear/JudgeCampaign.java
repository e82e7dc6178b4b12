package dev.splitbrain.check.linear;

import dev.splitbrain.check.linear.AllHistories.Act;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.history.io.BadHistory;
import dev.splitbrain.history.io.HistoryReader;
import dev.splitbrain.history.io.Model;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds the linearizability checker against its definition and against histories with known verdicts: {@code JudgeCampaign
 * [--operations N] [--random N] [FOLDER]}. A line for each part, and for each history that was judged wrongly; exit code 1 if there is one.
 */
final class JudgeCampaign {
    private static final Outcome DONE = new Outcome.Ok(Result.DONE);
    private static final Outcome MISMATCH = new Outcome.Ok(Result.MISMATCH);

    /** Of the Jepsen logs of etcd that come with Porcupine, those that are linearizable; the others are not. */
    private static final Set<String> LINEARIZABLE_LOGS = Set.of("002", "005", "007", "018", "025", "031");

    /** All that one operation can be: reads, writes and compare-and-sets over two values, with every outcome. */
    private static final List<Act> ACTS = List.of(
            new Act(new KeyValue.Read("k"), value(null)),
            new Act(new KeyValue.Read("k"), value(0L)),
            new Act(new KeyValue.Read("k"), value(1L)),
            new Act(new KeyValue.Write("k", 0L), DONE),
            new Act(new KeyValue.Write("k", 1L), DONE),
            new Act(new KeyValue.Write("k", 1L), Histories.UNKNOWN),
            new Act(new KeyValue.Write("k", 0L), Histories.FAILED),
            new Act(new KeyValue.Cas("k", 0L, 1L), DONE),
            new Act(new KeyValue.Cas("k", 0L, 1L), MISMATCH),
            new Act(new KeyValue.Cas("k", 0L, 1L), Histories.UNKNOWN));

    private long accepted;
    private long refused;
    private long wrong;

    public static void main(String[] args) throws IOException, BadHistory {
        int operations = 5;
        int random = 100_000;
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--operations")) operations = Integer.parseInt(args[++i]);
            else if (args[i].equals("--random")) random = Integer.parseInt(args[++i]);
            else folders.add(Path.of(args[i]));
        }
        JudgeCampaign campaign = new JudgeCampaign();
        for (int size = 1; size <= operations; size++) campaign.all(size);
        campaign.random(random);
        for (Path folder : folders) campaign.files(folder);
        campaign.nasty();
        System.exit(campaign.wrong == 0 ? 0 : 1);
    }

    private static Outcome value(Long value) {
        return new Outcome.Ok(new Result.Value(value));
    }

    /** Every history of so many operations over two processes. */
    private void all(int size) {
        AllHistories.forEach(ACTS, size, this::compare);
        report("all histories of " + Quantity.count(size, "operation") + " over 2 processes");
    }

    /** Histories of six to twelve operations over up to five processes, most of them nearly right. */
    private void random(int count) {
        for (int seed = 0; seed < count; seed++) {
            Rng rng = new Rng(seed);
            compare(Histories.random(rng, 6 + rng.nextInt(7), 2 + rng.nextInt(4), 2 + rng.nextInt(3), rng.chance(0.2)));
        }
        report(Quantity.count(count) + " random histories of 6 to 12 operations");
    }

    private void compare(List<Operation> operations) {
        boolean expected = BruteForce.linearizable(KeyValue.SPEC, operations);
        judged(new Linearizability(KeyValue.SPEC, Budget.DEFAULT).judge(new History(operations)), expected, operations);
    }

    private void judged(Judgement judgement, boolean expected, Object history) {
        if (expected) accepted++;
        else refused++;
        boolean right =
                expected ? judgement instanceof Judgement.Linearizable : judgement instanceof Judgement.NotLinearizable;
        if (right) return;
        wrong++;
        System.out.println(
                "WRONG: expected " + (expected ? "an order" : "none") + ", got " + judgement + " for " + history);
    }

    private void report(String what) {
        System.out.println(what + ": " + Quantity.count(accepted) + " linearizable, " + Quantity.count(refused)
                + " not, " + Quantity.count(wrong) + " judged wrongly so far");
        accepted = 0;
        refused = 0;
    }

    /** Files with known verdicts: {@code …-ok.txt}, {@code …-bad.txt}, {@code etcd_NNN.log}. */
    private void files(Path folder) throws IOException, BadHistory {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().matches(".*(-ok\\.txt|-bad\\.txt|etcd_\\d+\\.log)"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            boolean log = name.endsWith(".log");
            boolean expected = log ? LINEARIZABLE_LOGS.contains(name.substring(5, 8)) : name.endsWith("-ok.txt");
            Model model = Model.named(log ? "register" : "kv");
            History history = new HistoryReader(model).read(file);
            judged(new Linearizability(model.spec(), Budget.DEFAULT).judge(history), expected, file);
        }
        report(Quantity.count(files.size(), "file") + " with known verdicts");
    }

    /** Every subset of thirty appends has a state of its own: more than any memory holds. */
    private void nasty() {
        List<Operation> operations = SearchTest.nasty(30);
        Judgement judgement = new Linearizability(KeyValue.SPEC, Budget.DEFAULT).judge(new History(operations));
        long used = Runtime.getRuntime().totalMemory() >> 20;
        System.out.println("30 appends at once and a read that fits none: " + judgement + ", heap " + used + " MiB");
        if (!(judgement instanceof Judgement.Undecided)) wrong++;
    }
}
