package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.LogNote.Applied;
import dev.splitbrain.protocol.Lab;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Heartbeat;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.ElectionTimeout;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.HeartbeatInterval;
import dev.splitbrain.spec.KeyValue.Write;
import java.util.List;

/** A group of Multi-Paxos nodes by hand, and the moves that many lessons share. */
final class Group {
    final Lab<MultiPaxosMessage> lab;

    Group(MultiPaxosSettings settings, int size) {
        lab = new Lab<>(MultiPaxos.protocol(settings), size);
    }

    /** A node tries to lead and hears these acceptors; nothing else moves, and what it sends as a leader is on its way. */
    Group elect(int node, int... acceptors) {
        lab.fire(node, new ElectionTimeout());
        for (int acceptor : acceptors) {
            lab.deliver(Prepare.class, node, acceptor);
            lab.deliver(Promise.class, acceptor, node);
        }
        lab.loseIfAny(flight -> flight.message() instanceof Prepare || flight.message() instanceof Heartbeat);
        return this;
    }

    /** Writes {@code value} to x at a node. */
    Request write(int node, int value) {
        return lab.ask(node, new Write("x", value));
    }

    /** The leader speaks, and everything arrives everywhere. */
    Group settle(int leader) {
        lab.deliverAll();
        lab.fire(leader, new HeartbeatInterval());
        lab.deliverAll();
        return this;
    }

    /** The same for n1, the leader, and n2; n3 hears nothing of it. */
    void settle1And2() {
        lab.deliverAll();
        lab.fire(1, new HeartbeatInterval());
        lab.lose(flight -> flight.to().equals(lab.id(3)));
        lab.deliverAll();
    }

    /** What a node has executed since it started, in order: values written to x, "-" for a no-op. */
    List<String> executed(int node) {
        return lab.notes(node, Applied.class).stream().map(Group::text).toList();
    }

    private static String text(Applied applied) {
        if (applied.entry() instanceof Entry.ClientCommand command
                && command.request().command() instanceof Write write) {
            return write.value().toString();
        }
        return "-";
    }
}
