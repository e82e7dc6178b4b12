package dev.splitbrain.check.causal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.History;
import dev.splitbrain.node.BroadcastNote;
import dev.splitbrain.node.BroadcastNote.MessageId;
import dev.splitbrain.node.ClockNote;
import dev.splitbrain.node.ClockValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.shared.clock.LamportTime;
import dev.splitbrain.protocol.shared.clock.Timestamp;
import dev.splitbrain.protocol.shared.clock.VectorClock;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.trace.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checks of clocks accept what they must and refuse what they must. */
class ClockChecksTest {
    private static final List<NodeId> NODES = TestContext.nodes(3);
    private final List<Step> steps = new ArrayList<>();

    private long note(int node, Note note) {
        steps.add(new Step.Noted(steps.size() + 1, steps.size(), 0, NODES.get(node), note));
        return steps.size();
    }

    private Answer judged(Check check) {
        steps.forEach(check::accept);
        return check.verdict(new Evidence(KeyValue.SPEC, NODES, new History(List.of()), List.of(), 1000))
                .answer();
    }

    private long send(int from, int to) {
        steps.add(new Step.Sent(steps.size() + 1, steps.size(), 0, NODES.get(from), NODES.get(to), null));
        return steps.size();
    }

    private void arrive(int from, int to, long sending) {
        steps.add(new Step.Delivered(steps.size() + 1, steps.size(), sending, NODES.get(from), NODES.get(to), null));
    }

    private void tick(int node, ClockValue time) {
        note(node, new ClockNote.Ticked("event", time, 0));
    }

    /**
     * Random runs with random times from a small set: the check must find exactly what a look at every pair finds, with the sets of
     * events that happened before kept whole.
     */
    @Test
    void clockConditionFindsWhatALookAtEveryPairFinds() {
        int refused = 0;
        for (long seed = 1; seed <= 400; seed++) {
            steps.clear();
            boolean right = randomRun(new Rng(seed));
            if (!right) refused++;
            Answer expected = right ? Answer.VALID : Answer.VIOLATED;
            assertEquals(expected, judged(new ClockCondition(Optional.empty())), "seed " + seed);
        }
        assertTrue(refused > 40 && refused < 360, refused + " of 400 refused");
    }

    private boolean randomRun(Rng rng) {
        List<VectorClock> clocks = new ArrayList<>(List.of(VectorClock.ZERO, VectorClock.ZERO, VectorClock.ZERO));
        List<Set<Integer>> pasts = new ArrayList<>(); // by event
        List<VectorClock> times = new ArrayList<>();
        List<Set<Integer>> known = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
        Map<Long, Set<Integer>> carried = new HashMap<>();
        Map<Long, VectorClock> stamps = new HashMap<>();
        Map<Long, Integer> senders = new HashMap<>();
        for (int i = 0; i < 14; i++) {
            int node = rng.nextInt(3);
            if (!stamps.isEmpty() && rng.chance(.4)) {
                long sending =
                        List.copyOf(new java.util.TreeSet<>(stamps.keySet())).get(rng.nextInt(stamps.size()));
                arrive(senders.get(sending), node, sending);
                known.get(node).addAll(carried.get(sending));
                boolean listens = !rng.chance(.06); // now and then a clock makes a mistake
                if (listens) clocks.set(node, clocks.get(node).merge(stamps.get(sending)));
            }
            boolean counts = !rng.chance(.03);
            if (counts) clocks.set(node, clocks.get(node).tick("n" + node));
            tick(node, clocks.get(node));
            pasts.add(new HashSet<>(known.get(node)));
            times.add(clocks.get(node));
            known.get(node).add(times.size() - 1);
            long sending = send(node, (node + 1) % 3);
            carried.put(sending, new HashSet<>(known.get(node)));
            stamps.put(sending, clocks.get(node));
            senders.put(sending, node);
        }
        return agrees(pasts, times);
    }

    private static boolean agrees(List<Set<Integer>> pasts, List<VectorClock> times) {
        for (int a = 0; a < times.size(); a++) {
            for (int b = 0; b < times.size(); b++) {
                boolean before = pasts.get(b).contains(a);
                boolean less = times.get(a).relationTo(times.get(b)) == ClockValue.Relation.BEFORE;
                if (a != b && before != less) return false;
            }
        }
        return true;
    }

    @Test
    void lamportTimesNeedNotTellWhatIsConcurrent() {
        tick(0, new LamportTime(1));
        tick(1, new LamportTime(5));
        long sending = send(1, 2);
        arrive(1, 2, sending);
        tick(2, new LamportTime(6));
        assertEquals(Answer.VALID, judged(new ClockCondition(Optional.empty())));
        long answer = send(2, 0);
        arrive(2, 0, answer);
        tick(0, new LamportTime(2));
        assertEquals(Answer.VIOLATED, judged(new ClockCondition(Optional.empty())));
    }

    @Test
    void externalConsistencyLooksAtTrueTimeAlone() {
        note(0, new ClockNote.Began("a"));
        note(1, new ClockNote.Began("b"));
        note(0, new ClockNote.Committed("a", new Timestamp(50, 0, "n1")));
        note(1, new ClockNote.Committed("b", new Timestamp(20, 0, "n2"))); // they overlap: any order will do
        assertEquals(Answer.VALID, judged(new ExternalConsistency()));
        note(2, new ClockNote.Began("c"));
        note(2, new ClockNote.Committed("c", new Timestamp(40, 0, "n3")));
        assertEquals(Answer.VIOLATED, judged(new ExternalConsistency()));
    }

    @Test
    void anAnswerMayNotBeDeliveredBeforeItsQuestion() {
        MessageId question = new MessageId(NODES.get(0), 1);
        MessageId answer = new MessageId(NODES.get(1), 1);
        note(0, new BroadcastNote.Broadcast(question));
        note(0, new BroadcastNote.Delivered(question));
        note(1, new BroadcastNote.Delivered(question));
        note(1, new BroadcastNote.Broadcast(answer));
        note(1, new BroadcastNote.Delivered(answer));
        note(0, new BroadcastNote.Delivered(answer));
        assertEquals(Answer.VALID, judged(new CausalDelivery()));
        note(2, new BroadcastNote.Delivered(answer));
        assertEquals(Answer.VIOLATED, judged(new CausalDelivery()));
    }
}
