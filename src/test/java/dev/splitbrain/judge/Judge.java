package dev.splitbrain.judge;

import dev.splitbrain.history.io.BadHistory;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the checks against their definitions and against histories with known verdicts: {@code Judge [--operations N] [--random
 * N] [--only SUBJECT] [FOLDER]}. Exit code 1 if a check answered otherwise anywhere.
 */
final class Judge {
    private int operations = 5;
    private int random = 100_000;
    private String only = "";
    private final List<Path> folders = new ArrayList<>();

    public static void main(String[] arguments) throws IOException, BadHistory {
        System.exit(new Judge(arguments).judge() ? 0 : 1);
    }

    private Judge(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--operations" -> operations = Integer.parseInt(arguments[++i]);
                case "--random" -> random = Integer.parseInt(arguments[++i]);
                case "--only" -> only = arguments[++i];
                default -> folders.add(Path.of(arguments[i]));
            }
        }
    }

    private boolean judge() throws IOException, BadHistory {
        boolean right = true;
        for (Subject subject : Subject.everything()) {
            if (!only.isEmpty() && !only.equals(subject.name())) continue;
            long all = 0;
            for (int size = 1; size <= operations; size++) all += subject.judgeAll(size);
            subject.judgeRandom(random);
            System.out.println(subject.name() + ": all " + Quantity.count(all) + " histories of up to "
                    + Quantity.count(operations, "operation") + " over 2 processes, and " + Quantity.count(random)
                    + " random longer ones");
            for (Claim claim : subject.claims()) {
                System.out.println("  " + claim);
                claim.differences().forEach(System.out::println);
                right &= claim.different() == 0;
            }
        }
        for (Path folder : folders) right &= KnownVerdicts.allRight(folder);
        return KnownVerdicts.nastyIsUndecided() && right;
    }
}
