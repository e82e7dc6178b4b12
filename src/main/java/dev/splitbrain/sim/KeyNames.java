package dev.splitbrain.sim;

import java.util.Arrays;

/** The names of keys, {@code k1}, {@code k2}, …, made once each: a long run keeps millions of commands that name few. */
final class KeyNames {
    private static final int MOST = 1 << 20;

    private String[] names = new String[64];

    String of(int key) {
        if (key >= MOST) return "k" + key;
        if (key >= names.length) names = Arrays.copyOf(names, Math.max(key + 1, 2 * names.length));
        if (names[key] == null) names[key] = "k" + key;
        return names[key];
    }
}
