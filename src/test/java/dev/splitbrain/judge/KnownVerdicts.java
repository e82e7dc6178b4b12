package dev.splitbrain.judge;

import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.check.linear.Judgement;
import dev.splitbrain.check.linear.Linearizability;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.io.BadHistory;
import dev.splitbrain.history.io.HistoryReader;
import dev.splitbrain.history.io.Model;
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

/** Histories whose verdicts are known: files of other projects, and one that no search can decide. */
public final class KnownVerdicts {
    /** Of the Jepsen logs of etcd that come with Porcupine, those that are linearizable; the others are not. */
    private static final Set<String> LINEARIZABLE_LOGS = Set.of("002", "005", "007", "018", "025", "031");

    private KnownVerdicts() {}

    /** Judges {@code …-ok.txt}, {@code …-bad.txt} and {@code etcd_NNN.log}. */
    static boolean allRight(Path folder) throws IOException, BadHistory {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().matches(".*(-ok\\.txt|-bad\\.txt|etcd_\\d+\\.log)"))
                    .sorted()
                    .toList();
        }
        int wrong = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            boolean log = name.endsWith(".log");
            boolean expected = log ? LINEARIZABLE_LOGS.contains(name.substring(5, 8)) : name.endsWith("-ok.txt");
            Model model = Model.named(log ? "register" : "kv");
            Judgement judgement = judge(model, new HistoryReader(model).read(file));
            Class<?> right = expected ? Judgement.Linearizable.class : Judgement.NotLinearizable.class;
            if (right.isInstance(judgement)) continue;
            wrong++;
            System.out.println("  " + file + " must be " + right.getSimpleName() + " and is " + judgement);
        }
        System.out.println(Quantity.count(files.size(), "file") + " with known verdicts: " + wrong + " different");
        return wrong == 0;
    }

    private static Judgement judge(Model model, History history) {
        return new Linearizability(model.spec(), Budget.DEFAULT).judge(history);
    }

    static boolean nastyIsUndecided() {
        Judgement judgement = new Linearizability(KeyValue.SPEC, Budget.DEFAULT).judge(new History(nasty(30)));
        long heapMebibytes = Runtime.getRuntime().totalMemory() >> 20;
        String why =
                judgement instanceof Judgement.Undecided undecided ? "undecided after " + undecided.why() : "decided";
        System.out.println("30 appends at once and a read that fits none: " + why + ", heap " + heapMebibytes + " MiB");
        return judgement instanceof Judgement.Undecided;
    }

    /** Many appends at once that no read tells apart until one shows an impossible text: every subset has its own state. */
    public static List<Operation> nasty(int size) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            KeyValue.Append append = new KeyValue.Append("k", "" + (char) ('a' + i));
            operations.add(Histories.operation(i, 1, append, i, 1000 + i, Histories.ok(Result.DONE)));
        }
        Result impossible = new Result.Value("no such text");
        operations.add(Histories.operation(0, 2, new KeyValue.Read("k"), 2000, 2001, Histories.ok(impossible)));
        return operations;
    }
}
