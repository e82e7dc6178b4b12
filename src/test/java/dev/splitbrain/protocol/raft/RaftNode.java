package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendSucceeded;
import dev.splitbrain.protocol.raft.RaftMessage.VoteReply;
import dev.splitbrain.protocol.raft.RaftTimer.ElectionTimeout;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import java.util.ArrayList;
import java.util.List;

/** One Raft node under test: n1 of five, alone with its context. */
final class RaftNode {
    static final NodeId N1 = node(1);
    static final NodeId N2 = node(2);
    static final NodeId N3 = node(3);
    static final NodeId N4 = node(4);
    static final NodeId N5 = node(5);
    static final ClientId ALICE = new ClientId(0, "alice");

    final Protocol<Raft, RaftMessage> protocol;
    final TestContext<RaftMessage> ctx = new TestContext<>(1, 5, KeyValue.SPEC);
    private Object node;

    RaftNode() {
        this(RaftSettings.defaults());
    }

    RaftNode(RaftSettings settings) {
        protocol = Raft.protocol(settings);
        boot();
    }

    static NodeId node(int number) {
        return new NodeId(number - 1, "n" + number);
    }

    void boot() {
        node = protocol.boot(ctx);
    }

    /** Crashes without the writes that are not durable, and boots again. */
    void restart() {
        ctx.crash(0);
        boot();
    }

    /** Delivers a message, gives back what the node did. */
    List<Effect> receive(NodeId from, RaftMessage message) {
        ctx.take();
        protocol.deliver(node, from, message);
        return ctx.effects();
    }

    List<Effect> fire(Timer timer) {
        ctx.take();
        protocol.fire(node, timer);
        return ctx.effects();
    }

    List<Effect> request(Request request) {
        ctx.take();
        protocol.request(node, request);
        return ctx.effects();
    }

    static Request request(long sequence, Command command) {
        return new Request(new RequestId(ALICE, sequence), command, sequence);
    }

    static Request write(long sequence) {
        return request(sequence, new KeyValue.Write("x", sequence));
    }

    /** The leader of {@code term} sends entries of these terms from index 1 on; all is durable afterwards. */
    void hasLog(long term, long... terms) {
        receive(N2, new AppendEntries(term, 0, 0, entries(1, terms), 0, 0));
        ctx.finishWrites();
    }

    /** Entries of these terms, from an index on. */
    static List<Entry> entries(long firstIndex, long... terms) {
        List<Entry> entries = new ArrayList<>();
        for (long term : terms) entries.add(new Entry.NoOp(firstIndex + entries.size(), term));
        return entries;
    }

    /** Wins an election in the next term, with n2 and n3; its own vote and first entry are durable. */
    void becomesLeader() {
        fire(new ElectionTimeout());
        long term = term();
        receive(N1, new VoteReply(term, true));
        receive(N2, new VoteReply(term, true));
        receive(N3, new VoteReply(term, true));
        ctx.finishWrites();
    }

    /** A follower confirms everything up to an index. */
    List<Effect> confirms(NodeId follower, long matchIndex) {
        return receive(follower, new AppendSucceeded(term(), matchIndex, 0));
    }

    long term() {
        return onDisk().term();
    }

    TermAndVote onDisk() {
        return ctx.disk()
                .value("term and vote", TermAndVote.initial(InitialState.EMPTY))
                .get();
    }

    List<Long> logTerms() {
        return ctx.disk().<Entry>log("log").stream().map(Entry::term).toList();
    }

    /** What was sent to a node, eagerly or not. */
    List<Message> sentTo(NodeId to) {
        List<Message> sent = new ArrayList<>();
        for (Effect effect : ctx.effects()) {
            if (effect instanceof Effect.Send send && send.to().equals(to)) sent.add(send.message());
            if (effect instanceof Effect.SendEagerly send && send.to().equals(to)) sent.add(send.message());
        }
        return sent;
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (Effect effect : ctx.effects()) if (effect instanceof Effect.Noted noted) notes.add(noted.note());
        return notes;
    }

    List<Effect.Reply> replies() {
        List<Effect.Reply> replies = new ArrayList<>();
        for (Effect effect : ctx.effects()) if (effect instanceof Effect.Reply reply) replies.add(reply);
        return replies;
    }
}
