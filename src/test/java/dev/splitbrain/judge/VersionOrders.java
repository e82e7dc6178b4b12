package dev.splitbrain.judge;

import dev.splitbrain.check.txn.Level.Isolation;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Append;
import dev.splitbrain.spec.Transactions.Read;
import dev.splitbrain.spec.Transactions.ReadAll;
import dev.splitbrain.spec.Transactions.Transaction;
import dev.splitbrain.spec.Transactions.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The levels below snapshot isolation by their definition (Adya 2000, §4): some order of the versions of each key, in which
 * the reads are possible, leaves no circle of writes (PL-1), or of writes and reads, and no read of what was rolled back or
 * not final (PL-2), or none of these and of reads of items that were overwritten (PL-2.99).
 */
final class VersionOrders {
    /** A version with the place of its transaction among all. */
    private record Version(Object value, int writer, boolean last) {}

    /**
     * What a transaction read of a key, without what it wrote there itself.
     *
     * @param absentFromAll not a read of this key, but one of all keys that did not find it
     */
    private record Seen(int reader, String key, Object value, boolean absentFromAll) {}

    private final List<Operation> all;
    private final List<Operation> happened;
    private final BiPredicate<Operation, Operation> precedes;
    private final boolean committedReads;
    private final boolean repeatableReads;
    private final Map<String, List<Version>> versions = new TreeMap<>();
    private final List<Seen> reads = new ArrayList<>();
    private boolean contradiction; // of a transaction with itself
    private final List<String> keys;
    private final Map<String, List<Version>> order = new TreeMap<>();

    VersionOrders(
            List<Operation> all,
            List<Operation> happened,
            BiPredicate<Operation, Operation> precedes,
            Isolation isolation) {
        this.all = all;
        this.happened = happened;
        this.precedes = precedes;
        repeatableReads = isolation == Isolation.REPEATABLE_READ;
        committedReads = repeatableReads || isolation == Isolation.READ_COMMITTED;
        for (int i = 0; i < all.size(); i++) takeWrites(i);
        keys = List.copyOf(versions.keySet());
        for (int i = 0; i < all.size(); i++)
            if (all.get(i).outcome() instanceof Outcome.Ok ok) takeReads(i, ((Result.Values) ok.result()).values());
    }

    private void takeWrites(int number) {
        Map<String, Object> last = new TreeMap<>();
        List<Action> writes =
                actions(number).stream().filter(VersionOrders::isWrite).toList();
        writes.forEach(write -> last.put(write.key(), written(write)));
        for (Action write : writes) {
            boolean isLast = last.get(write.key()).equals(written(write));
            versions.computeIfAbsent(write.key(), k -> new ArrayList<>())
                    .add(new Version(written(write), number, isLast));
        }
    }

    private void takeReads(int number, List<Object> answers) {
        List<Action> actions = actions(number);
        for (int i = 0; i < actions.size(); i++) {
            List<Action> before = actions.subList(0, i);
            if (actions.get(i) instanceof Read read) read(number, read.key(), answers.get(i), before, false);
            if (!(actions.get(i) instanceof ReadAll)) continue;
            Map<?, ?> found = (Map<?, ?>) answers.get(i);
            contradiction |= !versions.keySet().containsAll(found.keySet());
            for (String key : keys) read(number, key, found.get(key), before, !found.containsKey(key));
        }
    }

    private List<Action> actions(int number) {
        return ((Transaction) all.get(number).command()).actions();
    }

    private static boolean isWrite(Action action) {
        return action instanceof Append || action instanceof Write;
    }

    private void read(int number, String key, Object value, List<Action> before, boolean absent) {
        List<Action> own = before.stream()
                .filter(action -> isWrite(action) && action.key().equals(key))
                .toList();
        List<Object> written = own.stream().map(VersionOrders::written).toList();
        if (own.isEmpty()) {
            reads.add(new Seen(number, key, value, absent));
        } else if (own.get(0) instanceof Write) {
            contradiction |= !written.get(written.size() - 1).equals(value);
        } else {
            List<?> list = value == null ? List.of() : (List<?>) value;
            int outside = list.size() - own.size();
            contradiction |= outside < 0 || !list.subList(outside, list.size()).equals(written);
            if (outside >= 0) reads.add(new Seen(number, key, outside == 0 ? null : list.subList(0, outside), false));
        }
    }

    private static Object written(Action action) {
        return action instanceof Append append ? append.element() : ((Write) action).value();
    }

    /** Whether there is one. */
    boolean some() {
        return !contradiction && some(0);
    }

    private boolean some(int next) {
        if (next == keys.size()) return reads.stream().allMatch(this::isPossible) && !hasCircle();
        String key = keys.get(next);
        order.put(key, new ArrayList<>());
        return permute(key, next, new ArrayList<>(versions.get(key)));
    }

    private boolean permute(String key, int next, List<Version> left) {
        if (left.isEmpty()) return some(next + 1);
        for (int i = 0; i < left.size(); i++) {
            Version version = left.remove(i);
            boolean own = left.subList(0, i).stream().anyMatch(v -> v.writer() == version.writer()); // in its own order
            order.get(key).add(version);
            boolean found = !own && permute(key, next, left);
            order.get(key).remove(order.get(key).size() - 1);
            left.add(i, version);
            if (found) return true;
        }
        return false;
    }

    /**
     * Whether a read is possible in this order, and allowed. What was rolled back may be seen only where the level lets it, and
     * then anywhere.
     */
    private boolean isPossible(Seen seen) {
        List<Version> read = versionsOf(seen);
        if (read == null) return false; // nobody wrote it
        for (Version version : read) {
            if (version.writer() == seen.reader()) return false; // it had not written yet
            if (committedReads && !committed(version)) return false; // G1a
        }
        if (committedReads && !read.isEmpty() && !read.get(read.size() - 1).last()) return false; // G1b
        if (!(seen.value() instanceof List<?>)) return true;
        List<Version> past = read.stream().filter(this::committed).toList();
        List<Version> all =
                order.get(seen.key()).stream().filter(this::committed).toList();
        return past.size() <= all.size() && all.subList(0, past.size()).equals(past) && inTheOrderOfWriters(read);
    }

    /** The elements of a list, or the one version of a register; null where one of them is from nowhere. */
    private List<Version> versionsOf(Seen seen) {
        List<?> values =
                seen.value() instanceof List<?> list ? list : seen.value() == null ? List.of() : List.of(seen.value());
        List<Version> read = new ArrayList<>();
        for (Object value : values) {
            Version version = versions.getOrDefault(seen.key(), List.of()).stream()
                    .filter(v -> v.value().equals(value))
                    .findFirst()
                    .orElse(null);
            if (version == null) return null;
            read.add(version);
        }
        return read;
    }

    /** What one transaction appended is seen from its first element on. */
    private boolean inTheOrderOfWriters(List<Version> read) {
        for (Version version : read) {
            List<Version> own =
                    read.stream().filter(v -> v.writer() == version.writer()).toList();
            List<Version> appended = versions.values().stream()
                    .flatMap(List::stream)
                    .filter(v -> v.writer() == version.writer())
                    .filter(v -> order.values().stream().anyMatch(o -> o.contains(v) && o.contains(version)))
                    .toList();
            if (!appended.subList(0, Math.min(own.size(), appended.size())).equals(own)) return false;
        }
        return true;
    }

    private boolean committed(Version version) {
        return happened.contains(all.get(version.writer()));
    }

    /** Who wrote the next version; the reader itself where there is none. */
    private int overwriter(Seen seen, List<Version> read) {
        List<Version> committed = order.getOrDefault(seen.key(), List.of()).stream()
                .filter(this::committed)
                .toList();
        int next = read.isEmpty() ? 0 : committed.indexOf(read.get(read.size() - 1)) + 1;
        return next < committed.size() ? committed.get(next).writer() : seen.reader();
    }

    private boolean hasCircle() {
        int size = all.size();
        boolean[][] before = new boolean[size][size];
        for (Operation first : happened)
            for (Operation second : happened)
                before[all.indexOf(first)][all.indexOf(second)] = precedes.test(first, second);
        for (List<Version> versions : order.values()) {
            int last = -1;
            for (Version version : versions) {
                if (!committed(version)) continue;
                if (last >= 0 && last != version.writer()) before[last][version.writer()] = true;
                last = version.writer();
            }
        }
        for (Seen seen : reads) {
            List<Version> read = versionsOf(seen);
            if (committedReads && !read.isEmpty())
                before[read.get(read.size() - 1).writer()][seen.reader()] = true;
            int overwriter = repeatableReads && !seen.absentFromAll() ? overwriter(seen, read) : seen.reader();
            if (overwriter != seen.reader()) before[seen.reader()][overwriter] = true;
        }
        for (int via = 0; via < size; via++)
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++) before[i][j] |= before[i][via] && before[via][j];
        for (int i = 0; i < size; i++) if (before[i][i]) return true;
        return false;
    }
}
