package dev.splitbrain.bench;

import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.check.linear.Judgement;
import dev.splitbrain.check.linear.Linearizability;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.history.io.BadHistory;
import dev.splitbrain.history.io.HistoryReader;
import dev.splitbrain.history.io.Model;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The linearizability checker: milliseconds until all histories are judged; less is better. */
final class Judging implements Benchmark {
    private static final String TEN_CLIENTS = "c10-ok.txt";

    private final String name;
    private final Supplier histories;
    private final BiFunction<Linearizability, History, Judgement> way;
    private Map<History, Spec<?>> loaded; // read or made once, outside what is measured

    /** Gets the histories and what each is of. */
    @FunctionalInterface
    private interface Supplier {
        Map<History, Spec<?>> get() throws IOException, BadHistory;
    }

    private Judging(String name, Supplier histories, BiFunction<Linearizability, History, Judgement> way) {
        this.name = name;
        this.histories = histories;
        this.way = way;
    }

    /**
     * All {@code .log} files under a folder, as compare-and-set registers, and all {@code .txt} files, as key-value stores; and
     * where Porcupine's history of ten clients is among them, that one by itself, each key on its own and all as one object.
     */
    static List<Benchmark> files(Path folder) {
        List<Benchmark> all = new ArrayList<>();
        all.add(new Judging("check.linearizable.histories", () -> read(folder, ""), Linearizability::judge));
        if (find(folder, TEN_CLIENTS).isEmpty()) return all;
        Supplier tenClients = () -> read(folder, TEN_CLIENTS);
        all.add(new Judging("check.linearizable.c10", tenClients, Linearizability::judge));
        all.add(new Judging("check.linearizable.c10.whole", tenClients, Linearizability::judgeWhole));
        return all;
    }

    private static List<Path> find(Path folder, String end) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }

    /** A million operations of ten clients on a thousand keys. */
    static Benchmark million() {
        return new Judging(
                "check.linearizable.1e6",
                () -> Map.of(made(1_000_000, 1_000, 10), KeyValue.SPEC),
                Linearizability::judge);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double measure(Stopwatch stopwatch) throws Exception {
        if (loaded == null) loaded = histories.get();
        stopwatch.start();
        int rounds = 0;
        do {
            loaded.forEach(this::judge);
            rounds++;
        } while (!stopwatch.isOver());
        return 1_000 / stopwatch.perSecond(rounds);
    }

    private void judge(History history, Spec<?> spec) {
        Judgement judgement = way.apply(new Linearizability(spec, Budget.DEFAULT), history);
        if (judgement instanceof Judgement.Undecided) throw new IllegalStateException("undecided: " + judgement);
    }

    private static Map<History, Spec<?>> read(Path folder, String end) throws IOException, BadHistory {
        Map<History, Spec<?>> histories = new LinkedHashMap<>();
        for (Path file : find(folder, end)) {
            boolean log = file.toString().endsWith(".log");
            if (!log && !file.toString().endsWith(".txt")) continue;
            Model model = Model.named(log ? "register" : "kv");
            histories.put(new HistoryReader(model).read(file), model.spec());
        }
        if (histories.isEmpty()) throw new IOException("no .log or .txt history under " + folder);
        return histories;
    }

    /** Clients take turns at random; each operation takes effect when its turn ends, and overlaps those of the others. */
    private static History made(int operations, int keys, int clients) {
        Rng rng = new Rng(7);
        Object[] values = new Object[keys];
        long[] began = new long[clients];
        List<Operation> made = new ArrayList<>(operations);
        for (int i = 0; i < operations; i++) {
            int client = rng.nextInt(clients);
            int key = rng.nextInt(keys);
            long now = 1_000L * (i + 1);
            Command command;
            Result result;
            if (rng.nextInt(2) == 0) {
                command = new KeyValue.Read("k" + key);
                result = new Result.Value(values[key]);
            } else {
                values[key] = (long) i;
                command = new KeyValue.Write("k" + key, (long) i);
                result = Result.Done.DONE;
            }
            RequestId request = new RequestId(new ClientId(client, "c" + client), i);
            made.add(new Operation(request, command, began[client], now, new Outcome.Ok(result)));
            began[client] = now + 1;
        }
        made.sort((a, b) -> Long.compare(a.invokedNanos(), b.invokedNanos()));
        return new History(made);
    }
}
