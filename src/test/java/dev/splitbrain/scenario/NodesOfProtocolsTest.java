package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of protocols say about nodes must be true of the scenario's nodes. */
class NodesOfProtocolsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{raft: {members: [n1, n7]}}",
                "{raft: {initial: {leader: n7}}}",
                "{raft: {orders: [{at: 1s, transfer: n7}]}}",
                "{raft: {orders: [{at: 1s, on: n7, campaign: true}]}}",
                "{raft: {orders: [{at: 1s, add: n7}]}}",
                "{raft: {orders: [{at: 1s, learn: n7}]}}",
                "{raft: {orders: [{at: 1s, remove: n7}]}}",
                "{raft: {orders: [{at: 1s, members: [n1, n7]}]}}",
                "{swim: {orders: [{node: n7, action: join}]}}"
            })
    void nodeThatIsNotThereIsRefused(String protocol) {
        String said = problems(protocol, "3");
        int column = ("protocol: " + protocol).indexOf("n7") + 1;
        assertTrue(said.contains("test.yaml:4:" + column + ": error: no node is called `n7`"), said);
        assertTrue(said.contains("nodes: n1, n2, n3"), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{raft: {members: [n1, n3], initial: {leader: n3, log_lengths: [3, 2, 1]}}}",
                "{raft: {orders: [{at: 59s, transfer: n3}]}}",
                "{swim: {members: 3, orders: [{at: 1s, node: n3, action: join}]}}",
                "{multi-paxos: {q1: 3, q2: 1}}",
                "{paxos: {q1: 1, q2: 3}}",
                "{fast-paxos: {classic_quorum: 1, fast_quorum: 3}}",
                "{paxos-commit: {faults: 1}}",
                "{replicated-kv: {n: 5, r: 5, w: 5}}"
            })
    void whatTheNodesBearIsTaken(String protocol) {
        Texts.load(folder, text(protocol, "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{raft: {orders: [{at: 60s, transfer: n1}]}} | `60s` is after the end of the run",
                "{swim: {orders: [{at: 100s, node: n1}]}} | `100s` is after the end of the run",
                "{raft: {initial: {log_lengths: [1, 2, 3, 4]}}} | initial.log_lengths asks for 4 nodes, and there are 3",
                "{swim: {members: 4}} | members asks for 4 nodes, and there are 3",
                "{paxos: {q1: 4}} | q1 asks for 4 acceptors, and there are 3",
                "{multi-paxos: {q2: 4}} | q2 asks for 4 acceptors, and there are 3",
                "{fast-paxos: {classic_quorum: 9}} | classic_quorum asks for 9 acceptors, and there are 3",
                "{fast-paxos: {fast_quorum: -3}} | fast_quorum must not be negative",
                "{paxos: {q2: -1}} | q2 must not be negative",
                "{paxos-commit: {faults: 2}} | faults asks for 5 acceptors, and there are 3",
                "{paxos-commit: {faults: -1}} | faults must not be negative"
            })
    void moreThanThereIsIsRefused(String protocol, String problem) {
        String said = problems(protocol, "3");
        assertTrue(said.contains("error: " + problem), said);
        assertEquals(1, said.split("error: ", -1).length - 1, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{proposer: 4, acceptor: 3} | {multi-paxos: {q1: 4}} | q1 asks for 4 acceptors, and there are 3",
                "{learner: 3} | paxos | Paxos asks for 1 proposer, and there are 0",
                "{proposer+learner: 3} | {fast-paxos: {}} | Paxos asks for 1 acceptor, and there are 0",
                "{all: 2, proposer+learner: 4} | {paxos: {q1: 3}} | q1 asks for 3 acceptors, and there are 2",
                "{acceptor: 3, participant: 5} | {paxos-commit: {faults: 2}} | faults asks for 5 acceptors, and there are 3",
                "{coordinator: 5, participant: 3} | {paxos-commit: {faults: 2}} | faults asks for 5 acceptors, and there are 3"
            })
    void onlyNodesOfTheRoleCount(String nodes, String protocol, String problem) {
        String said = problems(protocol, nodes);
        assertTrue(said.contains("error: " + problem), said);
    }

    private String problems(String protocol, String nodes) {
        return Texts.problems(folder, text(protocol, nodes));
    }

    private static String text(String protocol, String nodes) {
        return Texts.with("protocol: " + protocol + "\nnodes: " + nodes + "\n");
    }
}
