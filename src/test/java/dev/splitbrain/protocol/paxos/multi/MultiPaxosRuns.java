package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.OneLeaderPerTerm;
import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.check.log.LogInvariants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.protocol.paxos.Soak;
import dev.splitbrain.protocol.paxos.Weather;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.NodePlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Runs of Multi-Paxos in bad weather. As a command: {@code MultiPaxosRuns <mutant> <first seed> <last seed>}. */
final class MultiPaxosRuns {
    private static final long HEAL = 4 * Weather.SECOND;

    private MultiPaxosRuns() {}

    /** Clients that read, write and compare-and-set a few keys. */
    static Workload clients(int count, double perSecond) {
        List<ClientId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) ids.add(new ClientId(i, "client" + (i + 1)));
        Mix mix = new Mix(Map.of("write", 1.0));
        if (perSecond > 0) mix = new Mix(new java.util.TreeMap<>(Map.of("read", 0.4, "write", 0.4, "cas", 0.2)));
        Load load = perSecond > 0 ? new Load.Open(perSecond, true) : new Load.Closed(Distribution.constant(0));
        long attempt = 250 * Weather.MILLI;
        long patience = 6 * Weather.SECOND; // some weathers go on losing a tenth of all messages when they have healed
        return new Workload(ids, load, mix, Keys.uniform(12), List.of(), patience, attempt);
    }

    static List<NodePlan> nodes(long seed) {
        return switch ((int) (seed % 4)) {
            case 0 -> Weather.nodes(4);
            case 1 -> Weather.nodes(3);
            case 2 -> Weather.nodes("proposer", "proposer", "acceptor", "acceptor", "acceptor", "learner");
            default -> Weather.nodes(5);
        };
    }

    /** What is wrong with a run in the weather of a seed, which also says how often snapshots are taken; empty if nothing. */
    static String storm(long seed, MultiPaxosSettings settings) {
        Run run = new Run(
                seed,
                Weather.storm(seed, nodes(seed), HEAL, 2 * HEAL),
                MultiPaxos.protocol(settings.withSnapshotEvery((int) (seed % 3) * 20)),
                clients(5, 100),
                EnumSet.noneOf(StepKind.class),
                List.of(
                        new AtMostOneValue(),
                        new LogInvariants(),
                        new OneLeaderPerTerm(),
                        new Linearizable(new Budget(60_000, 32L << 20))));
        String violation = run.violation();
        return violation.isEmpty() ? firstUnanswered(run) : violation;
    }

    /** An operation of a healed cluster that was not answered. */
    private static String firstUnanswered(Run run) {
        for (Operation operation : run.history().operations()) {
            boolean ended = operation.outcome() instanceof Outcome.Ok;
            if (!ended && operation.invokedNanos() > HEAL + Weather.SECOND) {
                return operation.request() + " of a healed cluster ended " + operation.outcome();
            }
        }
        return "";
    }

    public static void main(String[] args) {
        MultiPaxosSettings settings = MultiPaxosSettings.defaults().withMutant(Mutant.valueOf(args[0]));
        Soak.run(args, seed -> storm(seed, settings));
    }
}
