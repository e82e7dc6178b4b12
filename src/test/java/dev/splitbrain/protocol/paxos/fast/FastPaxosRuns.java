package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.check.OnlyProposedValues;
import dev.splitbrain.protocol.paxos.Contention;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.protocol.paxos.Soak;
import dev.splitbrain.protocol.paxos.Weather;
import dev.splitbrain.protocol.paxos.fast.FastPaxosSettings.Recovery;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.world.NodePlan;
import java.util.EnumSet;
import java.util.List;

/** Runs of Fast Paxos in bad weather. As a command: {@code FastPaxosRuns <mutant> <first seed> <last seed>}. */
final class FastPaxosRuns {
    private static final long HEAL = 4 * Weather.SECOND;

    private FastPaxosRuns() {}

    /** Three, four or five nodes, or agents apart. */
    private static List<NodePlan> nodes(long seed) {
        return switch ((int) (seed % 4)) {
            case 0 -> Weather.nodes("proposer", "proposer", "acceptor", "acceptor", "acceptor", "acceptor", "learner");
            case 1 -> Weather.nodes(3);
            case 2 -> Weather.nodes(4);
            default -> Weather.nodes(5);
        };
    }

    /** What is wrong with a run in the weather of a seed, which also draws the recovery; empty where nothing is. */
    static String storm(long seed, FastPaxosSettings settings) {
        Recovery recovery = Recovery.values()[(int) (seed / 4 % Recovery.values().length)];
        Run run = new Run(
                seed,
                Weather.storm(seed, nodes(seed), HEAL, 2 * HEAL),
                FastPaxos.protocol(settings.withRecovery(recovery)),
                Contention.of(4, 60 * Weather.MILLI),
                EnumSet.noneOf(StepKind.class),
                List.of(new AtMostOneValue(), new OnlyProposedValues()));
        return Contention.verdict(run, HEAL);
    }

    public static void main(String[] args) {
        FastPaxosSettings settings = FastPaxosSettings.defaults().withMutant(Mutant.valueOf(args[0]));
        Soak.run(args, seed -> storm(seed, settings));
    }
}
