package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.check.OnlyProposedValues;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.protocol.paxos.Weather;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.spec.Consensus.Propose;
import dev.splitbrain.spec.Result;
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

/** Runs of single-decree Paxos in bad weather. As a command: {@code PaxosRuns <mutant> <first seed> <last seed>}. */
final class PaxosRuns {
    static final long HEAL = 4 * Weather.SECOND;
    private static final long END = 8 * Weather.SECOND;

    private PaxosRuns() {}

    /** Clients that contend for one key after another. */
    static Workload contention(int clients) {
        List<ClientId> ids = new ArrayList<>();
        for (int i = 0; i < clients; i++) ids.add(new ClientId(i, "client" + (i + 1)));
        int[] drawn = {0};
        Keys inTurn = rng -> 1 + drawn[0]++ / clients;
        Load load = new Load.Closed(Distribution.uniform(0, 60 * Weather.MILLI));
        long attempt = 700 * Weather.MILLI;
        return new Workload(ids, load, new Mix(Map.of("propose", 1.0)), inTurn, List.of(), 3 * Weather.SECOND, attempt);
    }

    /** Three, four or five nodes, or agents apart. */
    static List<NodePlan> nodes(long seed) {
        return switch ((int) (seed % 4)) {
            case 0 -> Weather.nodes("proposer", "proposer", "acceptor", "acceptor", "acceptor", "learner", "learner");
            case 1 -> Weather.nodes(3);
            case 2 -> Weather.nodes(4);
            default -> Weather.nodes(5);
        };
    }

    static Run storm(long seed, PaxosSettings settings) {
        return new Run(
                seed,
                Weather.storm(seed, nodes(seed), HEAL, END),
                Paxos.protocol(settings),
                contention(4),
                EnumSet.noneOf(StepKind.class),
                List.of(new AtMostOneValue(), new OnlyProposedValues()));
    }

    /** What is wrong with a run; empty where nothing is. */
    static String verdict(Run run) {
        String violation = run.violation();
        return violation.isEmpty() ? answersOf(run) : violation;
    }

    /** All clients who asked about a key got one answer, and those who asked after the weather cleared got one at all. */
    private static String answersOf(Run run) {
        Map<String, Object> answers = new java.util.TreeMap<>();
        for (Operation operation : run.history().operations()) {
            String key = ((Propose) operation.command()).key();
            if (operation.outcome() instanceof Outcome.Ok ok) {
                Object value = ((Result.Value) ok.result()).value();
                Object other = answers.putIfAbsent(key, value);
                if (other != null && !other.equals(value)) return key + " is " + other + " and " + value;
            } else if (operation.invokedNanos() > HEAL) {
                return operation.request() + " about " + key + " ended " + operation.outcome();
            }
        }
        return "";
    }

    public static void main(String[] args) {
        Mutant mutant = Mutant.valueOf(args[0]);
        int wrong = 0;
        long from = Long.parseLong(args[1]);
        long to = Long.parseLong(args[2]);
        for (long seed = from; seed <= to; seed++) {
            String verdict = verdict(storm(seed, PaxosSettings.defaults().withMutant(mutant)));
            if (verdict.isEmpty()) continue;
            wrong++;
            if (wrong <= 5) System.out.println("seed " + seed + ": " + verdict);
        }
        System.out.println(mutant + ": " + wrong + " of " + (to - from + 1) + " runs violated");
    }
}
