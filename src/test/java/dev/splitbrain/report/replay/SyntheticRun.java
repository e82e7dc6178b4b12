package dev.splitbrain.report.replay;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Disk;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.Timer;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.StateProbe;
import dev.splitbrain.trace.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trace that looks like Raft, made without an engine: five nodes, one leader after the other, clients, losses, a duplicate
 * now and then, and a crash of the leader. It is a picture's model, not a protocol: it elects by turns.
 */
final class SyntheticRun implements StateProbe {
    private static final long MILLI = 1_000_000;

    sealed interface Msg extends Message {}

    record RequestVote(long term, NodeId candidate, long lastIndex) implements Msg {}

    record Vote(long term, boolean granted) implements Msg {}

    record AppendEntries(long term, NodeId leader, long previous, List<Entry> entries, long commit) implements Msg {}

    record Appended(long term, long match) implements Msg {}

    record Entry(long term, Command command) {}

    record ElectionTimeout() implements Timer {}

    record HeartbeatDue() implements Timer {}

    record Became(String role, long epoch) implements RoleNote {}

    /** What a node holds between its steps. */
    static final class Node {
        String role = "follower";
        NodeId votedFor;
        long commitIndex;
        final SortedMap<NodeId, Long> matchIndex = new TreeMap<>();
        final List<NodeId> votes = new ArrayList<>();
    }

    private record Event(long at, long order, Runnable run) {}

    private final List<NodeId> ids = new ArrayList<>();
    private final Node[] nodes = new Node[5];
    private final Disk[] disks = new Disk[5];
    private final ReplayRecorder recorder;
    private final Rng rng;
    private final long operationEveryNanos;
    private final PriorityQueue<Event> queue =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long now;
    private long step;
    private long order;
    private long term;
    private int leader = -1;
    private int down = -1;
    private final long[] openSince = new long[1 << 20];
    private int asked;

    SyntheticRun(long seed, long operationEveryNanos) {
        rng = new Rng(seed);
        this.operationEveryNanos = operationEveryNanos;
        for (int i = 0; i < 5; i++) {
            ids.add(new NodeId(i, "n" + (i + 1)));
            disks[i] = new Disk();
        }
        recorder = new ReplayRecorder(ids, 1, ReplayRecorder.DEFAULT_LIMIT);
        recorder.watch(this);
    }

    /** Runs for so long; the leader crashes at a quarter and returns at a half. */
    Recording run(long endNanos) {
        for (int i = 0; i < 5; i++) boot(i, 0);
        at(200 * MILLI, () -> elect(2, 0));
        at(20 * MILLI, this::operation);
        at(endNanos / 4, this::crashLeader);
        at(endNanos / 2, this::restart);
        while (!queue.isEmpty() && queue.peek().at() <= endNanos) {
            Event event = queue.poll();
            now = event.at();
            event.run().run();
        }
        now = endNanos;
        recorder.accept(new Step.Ended(++step, now, 0, "the scenario's duration was over"));
        return recorder.finish();
    }

    private void boot(int node, long cause) {
        nodes[node] = new Node();
        recorder.accept(new Step.Booted(++step, now, cause, ids.get(node), 1));
        long due = now + (150 + rng.nextInt(150)) * MILLI;
        recorder.accept(new Step.TimerSet(++step, now, step - 1, ids.get(node), new ElectionTimeout(), due));
    }

    private void elect(int candidate, long cause) {
        long newTerm = ++term;
        recorder.accept(new Step.TimerFired(++step, now, cause, ids.get(candidate), new ElectionTimeout()));
        long head = step;
        nodes[candidate].role = "candidate";
        disks[candidate].value("term", 0L).set(newTerm);
        note(candidate, head, new Became("candidate", newTerm));
        write(candidate, head);
        for (int peer = 0; peer < 5; peer++) {
            if (peer == candidate) continue;
            int voter = peer;
            send(ids.get(candidate), ids.get(peer), new RequestVote(newTerm, ids.get(candidate), asked), head, got -> {
                nodes[voter].votedFor = ids.get(candidate);
                disks[voter].value("term", 0L).set(newTerm);
                note(voter, got, new Became("follower", newTerm));
                write(voter, got);
                send(ids.get(voter), ids.get(candidate), new Vote(newTerm, true), got, counted -> {
                    nodes[candidate].votes.add(ids.get(voter));
                    if (nodes[candidate].votes.size() == 2) lead(candidate, newTerm, counted);
                });
            });
        }
    }

    private void lead(int node, long newTerm, long cause) {
        leader = node;
        nodes[node].role = "leader";
        note(node, cause, new Became("leader", newTerm));
        beat(node, newTerm, cause);
    }

    private void beat(int node, long ofTerm, long cause) {
        if (down == node || ofTerm != term) return;
        for (int peer = 0; peer < 5; peer++) if (peer != node) append(node, peer, List.of(), cause, null);
        recorder.accept(new Step.TimerSet(++step, now, cause, ids.get(node), new HeartbeatDue(), now + 50 * MILLI));
        long set = step;
        at(now + 50 * MILLI, () -> {
            if (down == node) return;
            recorder.accept(new Step.TimerFired(++step, now, set, ids.get(node), new HeartbeatDue()));
            beat(node, ofTerm, step);
        });
    }

    private void append(int from, int to, List<Entry> entries, long cause, java.util.function.LongConsumer acked) {
        AppendEntries message = new AppendEntries(term, ids.get(from), asked, entries, nodes[from].commitIndex);
        send(ids.get(from), ids.get(to), message, cause, got -> {
            for (Entry entry : entries) {
                disks[to].<Entry>log("log").append(entry);
                note(to, got, new LogNote.Appended(asked, term, entry));
                write(to, got);
            }
            nodes[to].commitIndex = message.commit();
            send(ids.get(to), ids.get(from), new Appended(term, asked), got, back -> {
                nodes[from].matchIndex.put(ids.get(to), (long) asked);
                if (acked != null) acked.accept(back);
            });
        });
    }

    private void operation() {
        at(now + operationEveryNanos, this::operation);
        ClientId client = new ClientId(asked % 10, "client" + (asked % 10 + 1));
        RequestId id = new RequestId(client, ++asked);
        Command command =
                asked % 3 == 0 ? new KeyValue.Read("x" + asked % 7) : new KeyValue.Write("x" + asked % 7, asked);
        recorder.accept(new Step.Invoked(++step, now, 0, id, command));
        int number = asked;
        openSince[number] = now;
        at(now + 1000 * MILLI, () -> complete(client, id, number, 0, new Outcome.Unknown("no answer within 1 s")));
        if (leader < 0) return;
        int node = leader;
        send(client, ids.get(node), new ClientMessage.Request(id, command, 1), step, got -> {
            int[] acks = {0};
            for (int peer = 0; peer < 5; peer++) {
                if (peer == node) continue;
                append(node, peer, List.of(new Entry(term, command)), got, back -> {
                    if (++acks[0] != 2) return;
                    nodes[node].commitIndex = number;
                    note(node, back, new LogNote.Committed(number));
                    Outcome ok = new Outcome.Ok(Result.DONE);
                    send(
                            ids.get(node),
                            client,
                            new ClientMessage.Reply(id, Result.DONE),
                            back,
                            end -> complete(client, id, number, end, ok));
                });
            }
        });
    }

    private void complete(ClientId client, RequestId id, int number, long cause, Outcome outcome) {
        if (openSince[number] < 0) return;
        openSince[number] = -1;
        recorder.accept(new Step.Completed(++step, now, cause, id, outcome));
    }

    private void crashLeader() {
        recorder.accept(new Step.FaultBegan(
                ++step, now, 0, 1, 1, "crash leader", List.of(ids.get(leader).name())));
        down = leader;
        nodes[down] = null;
        disks[down].crash(0);
        recorder.accept(new Step.Crashed(++step, now, step - 1, ids.get(down), 1));
        int next = (down + 1) % 5;
        at(now + 230 * MILLI, () -> elect(next, 0));
    }

    private void restart() {
        recorder.accept(new Step.FaultEnded(++step, now, 0, 1, 1));
        int back = down;
        down = -1;
        boot(back, step);
    }

    private void write(int node, long cause) {
        recorder.accept(new Step.Wrote(++step, now, cause, ids.get(node), true));
        long wrote = step;
        at(now + MILLI / 2 + rng.nextInt(500_000), () -> {
            disks[node].becameDurable(disks[node].written());
            if (down != node) recorder.accept(new Step.BecameDurable(++step, now, wrote, ids.get(node)));
        });
    }

    private void note(int node, long cause, Note note) {
        recorder.accept(new Step.Noted(++step, now, cause, ids.get(node), note));
    }

    private void send(Endpoint from, Endpoint to, Message message, long cause, java.util.function.LongConsumer then) {
        recorder.accept(new Step.Sent(++step, now, cause, from, to, message));
        long sent = step;
        if (rng.nextInt(200) == 0) {
            recorder.accept(new Step.Dropped(++step, now, sent, from, to, message, DropReason.LOSS));
            return;
        }
        long delay = 2 * MILLI + rng.nextInt(4_000_000) + (rng.nextInt(60) == 0 ? 40 * MILLI : 0);
        at(now + delay, () -> arrive(from, to, message, sent, then));
        if (rng.nextInt(150) == 0) at(now + 2 * delay, () -> arrive(from, to, message, sent, again -> {}));
    }

    private void arrive(Endpoint from, Endpoint to, Message message, long sent, java.util.function.LongConsumer then) {
        if (to instanceof NodeId node && node.index() == down) {
            recorder.accept(new Step.Dropped(++step, now, sent, from, to, message, DropReason.DOWN));
            return;
        }
        recorder.accept(new Step.Delivered(++step, now, sent, from, to, message));
        if (from instanceof NodeId node && node.index() == down) return;
        then.accept(step);
    }

    private void at(long time, Runnable run) {
        queue.add(new Event(time, order++, run));
    }

    @Override
    public Object node(NodeId id) {
        return nodes[id.index()];
    }

    @Override
    public Disk disk(NodeId id) {
        return disks[id.index()];
    }
}
