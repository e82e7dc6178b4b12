package dev.splitbrain.scenario.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What somebody may have meant: the nearest of the names that would do. */
public final class Suggestion {
    private static final int LISTED = 26; // names in a list before it is cut

    private static final int COMPARED = 500; // names: a hint is not worth seconds

    private Suggestion() {}

    /** The name at the smallest edit distance, at most a third of the length (but one); ties by name. */
    public static Optional<String> nearest(String word, Collection<String> names) {
        int limit = Math.max(1, word.length() / 3);
        String best = null;
        int bestDistance = limit + 1;
        int compared = 0;
        for (String name : names) {
            if (++compared > COMPARED) break;
            if (Math.abs(name.length() - word.length()) > limit) continue;
            int distance = distance(word, name);
            if (distance < bestDistance || (distance == bestDistance && best != null && name.compareTo(best) < 0)) {
                best = name;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether a name differs from one of these by a letter or two. */
    public static boolean isTypo(String word, Collection<String> names) {
        return nearest(word, names).filter(name -> distance(word, name) <= 2).isPresent();
    }

    /** The hint: {@code did you mean `latency`? allowed here: latency, loss}. */
    public static String hint(String word, String label, List<String> names) {
        String meant = nearest(word, names)
                .map(name -> "did you mean `" + name + "`? ")
                .orElse("");
        return meant + label + ": " + list(names);
    }

    /** The names, cut where there are many. */
    public static String list(List<String> names) {
        if (names.isEmpty()) return "(none)";
        if (names.size() <= LISTED) return String.join(", ", names);
        return String.join(", ", names.subList(0, 8)) + ", … " + names.get(names.size() - 1) + " (" + names.size()
                + " in all)";
    }

    /** Insertions, deletions, replacements and swaps of neighbours (Damerau 1964, restricted). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
    }
}
