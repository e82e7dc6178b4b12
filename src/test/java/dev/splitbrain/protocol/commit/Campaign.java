package dev.splitbrain.protocol.commit;

import dev.splitbrain.protocol.paxos.Run;
import java.util.function.LongFunction;

/** Many storms for each commit protocol, more than a test has time for: {@code Campaign 2000}. */
final class Campaign {
    private Campaign() {}

    public static void main(String[] args) {
        int seeds = Integer.parseInt(args[0]);
        campaign("2pc", seeds, TwoPhaseStormTest::storm);
        campaign("3pc", seeds, ThreePhaseTest::storm);
        campaign("paxos-commit", seeds, PaxosCommitStormTest::storm);
    }

    private static void campaign(String protocol, int seeds, LongFunction<Run> storm) {
        int violations = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            String violation = storm.apply(seed).violation();
            if (violation.isEmpty()) continue;
            violations++;
            System.out.println(protocol + ", seed " + seed + ": " + violation);
        }
        System.out.println(protocol + ": " + seeds + " seeds, " + violations + " violations");
    }
}
