package dev.splitbrain.protocol.paxos;

import java.util.function.LongFunction;

/** Many runs, one a seed: tells which ones went wrong. */
public final class Soak {
    private static final int SHOWN = 5;

    private Soak() {}

    /** For a command: {@code <what> <first seed> <last seed>}; a run is what is wrong with it, in words. */
    public static void run(String[] args, LongFunction<String> run) {
        long first = Long.parseLong(args[1]);
        long last = Long.parseLong(args[2]);
        int wrong = 0;
        for (long seed = first; seed <= last; seed++) {
            String verdict = run.apply(seed);
            if (verdict.isEmpty()) continue;
            if (++wrong <= SHOWN) System.out.println("seed " + seed + ": " + verdict);
        }
        System.out.println(args[0] + ": " + wrong + " of " + (last - first + 1) + " runs went wrong");
    }

    /** The first seed up to {@code last} whose run goes wrong; 0 if none does. */
    public static long firstWrong(long last, LongFunction<String> run) {
        for (long seed = 1; seed <= last; seed++) if (!run.apply(seed).isEmpty()) return seed;
        return 0;
    }
}
