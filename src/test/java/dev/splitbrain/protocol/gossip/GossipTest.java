package dev.splitbrain.protocol.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.gossip.GossipMessage.Ask;
import dev.splitbrain.protocol.gossip.GossipMessage.Compare;
import dev.splitbrain.protocol.gossip.GossipMessage.Exchange;
import dev.splitbrain.protocol.gossip.GossipMessage.Heard;
import dev.splitbrain.protocol.gossip.GossipMessage.Leaves;
import dev.splitbrain.protocol.gossip.GossipMessage.Tell;
import dev.splitbrain.protocol.gossip.GossipSettings.Cycles;
import dev.splitbrain.protocol.gossip.GossipSettings.Loss;
import dev.splitbrain.protocol.gossip.GossipSettings.Mode;
import dev.splitbrain.protocol.gossip.GossipSettings.Mongering;
import dev.splitbrain.protocol.shared.MerkleTree;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.GrowingSet.Add;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One test for each promise of the protocol's page, on one node and what it sends. */
class GossipTest {
    private static final Add NEWS = new Add("k", 1L);
    private static final Add OTHER = new Add("k", 2L);
    private static final NodeId CALLER = TestContext.nodes(3).get(1);

    private final TestContext<GossipMessage> ctx = new TestContext<>(1, 3, GrowingSet.SPEC);
    private Protocol<Gossip, GossipMessage> protocol;
    private Object node;

    private void boot(Mode mode, Mongering mongering, Loss loss, int k, Duration antiEntropy, boolean durable) {
        protocol = Gossip.protocol(new GossipSettings(
                mode, 1, Duration.ofSeconds(1), Cycles.FREE, mongering, loss, k, antiEntropy, durable, Mutant.NONE));
        node = protocol.boot(ctx);
        ctx.take();
    }

    private void boot(Mode mode, Mongering mongering, int k) {
        boot(mode, mongering, Loss.COUNTER, k, Duration.ZERO, false);
    }

    private void add(Add news) {
        protocol.request(node, new Request(new RequestId(new ClientId(0, "client"), 1), news, 0));
        ctx.take();
    }

    /** What the node sends when it is told this. */
    private List<GossipMessage> told(GossipMessage message) {
        protocol.deliver(node, CALLER, message);
        return sent();
    }

    private List<GossipMessage> called() {
        protocol.fire(node, new Gossip.Call());
        return sent();
    }

    private List<GossipMessage> sent() {
        return ctx.take().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> (GossipMessage) ((Effect.Send) effect).message())
                .toList();
    }

    private boolean knows(Add news) {
        List<GossipMessage> answer = told(new Ask(0));
        return answer.stream()
                .anyMatch(message -> message instanceof Tell tell && tell.news().contains(news));
    }

    @Test
    void pushTellsWhatIsKnownAndNothingElse() {
        boot(Mode.PUSH, Mongering.NONE, 1);
        assertEquals(List.of(), called());
        add(NEWS);
        assertEquals(List.of(new Tell(List.of(NEWS))), called());
    }

    @Test
    void pullAsksAndWhoKnowsTheSameStaysSilent() {
        boot(Mode.PULL, Mongering.NONE, 1);
        add(NEWS);
        assertEquals(List.of(new Ask(NewsTree.hash(NEWS))), called());
        assertEquals(List.of(), told(new Ask(NewsTree.hash(NEWS))));
        assertEquals(List.of(new Tell(List.of(NEWS))), told(new Ask(0)));
    }

    @Test
    void pushPullLearnsAndTellsAtOnce() {
        boot(Mode.PUSH_PULL, Mongering.NONE, 1);
        add(NEWS);
        assertEquals(List.of(new Tell(List.of(NEWS))), told(new Exchange(List.of(OTHER), NewsTree.hash(OTHER))));
        assertTrue(knows(OTHER));
    }

    @Test
    void interestIsLostAtTheKthUselessContactInARow() {
        boot(Mode.PUSH, Mongering.FEEDBACK, 2);
        add(NEWS);
        told(new Heard(List.of(), List.of(NEWS)));
        told(new Heard(List.of(NEWS), List.of())); // useful: counts from the beginning
        told(new Heard(List.of(), List.of(NEWS)));
        assertEquals(List.of(new Tell(List.of(NEWS))), called());
        told(new Heard(List.of(), List.of(NEWS)));
        assertEquals(List.of(), called());
    }

    @Test
    void inACycleOneCallerInNeedOutweighsAllOthers() {
        protocol = Gossip.protocol(new GossipSettings(
                Mode.PULL,
                1,
                Duration.ofSeconds(1),
                Cycles.SYNCHRONOUS,
                Mongering.FEEDBACK,
                Loss.COUNTER,
                1,
                Duration.ZERO,
                false,
                Mutant.NONE));
        node = protocol.boot(ctx);
        add(NEWS);
        ctx.advance(Duration.ofSeconds(1));
        told(new Heard(List.of(), List.of(NEWS)));
        told(new Heard(List.of(NEWS), List.of()));
        told(new Heard(List.of(), List.of(NEWS)));
        called();
        assertTrue(knows(NEWS));
        told(new Heard(List.of(), List.of(NEWS)));
        called();
        assertFalse(knows(NEWS)); // knows it and no longer tells
    }

    @Test
    void pushPullIsAsUselessToTheCalledWhereBothKnow() {
        boot(Mode.PUSH_PULL, Mongering.FEEDBACK, 1);
        add(NEWS);
        told(new Exchange(List.of(NEWS), 0));
        assertEquals(List.of(new Exchange(List.of(), NewsTree.hash(NEWS))), called());
    }

    @Test
    void aNodeAloneCallsNobody() {
        TestContext<GossipMessage> alone = new TestContext<>(1, 1, GrowingSet.SPEC);
        Gossip.protocol(GossipSettings.defaults()).boot(alone);
        assertEquals(List.of(), alone.take());
    }

    @Test
    void blindNodesCountWhomTheyToldAndAskNobody() {
        boot(Mode.PUSH, Mongering.BLIND, 2);
        add(NEWS);
        assertEquals(1, called().size());
        assertEquals(1, called().size());
        assertEquals(List.of(), called());
    }

    @Test
    void feedbackSaysWhatWasNews() {
        boot(Mode.PUSH, Mongering.FEEDBACK, 2);
        add(NEWS);
        assertEquals(List.of(new Heard(List.of(OTHER), List.of(NEWS))), told(new Tell(List.of(NEWS, OTHER))));
    }

    @Test
    void antiEntropyLooksOnlyIntoWhatDiffers() {
        boot(Mode.PUSH, Mongering.NONE, Loss.COUNTER, 1, Duration.ofSeconds(10), false);
        add(NEWS);
        NewsTree theirs = new NewsTree();
        assertEquals(MerkleTree.WIDTH, compare(theirs, 0, List.of(0)).places().size());
        theirs.add(NEWS);
        assertEquals(List.of(), told(new Compare(0, List.of(0), List.of(theirs.hashes.hash(0, 0)))));
        theirs.add(OTHER);
        Compare differs = compare(theirs, 0, List.of(0));
        for (int level = 1; level < MerkleTree.DEPTH; level++) {
            differs = compare(theirs, level, differs.places());
            assertEquals(MerkleTree.WIDTH, differs.places().size()); // the children of one subtree
        }
        Leaves leaves = (Leaves) ask(theirs, MerkleTree.DEPTH, differs.places());
        assertEquals(1, leaves.places().size());
        assertEquals(List.of(OTHER), theirs.leaf(leaves.places().get(0)));
    }

    private Compare compare(NewsTree theirs, int level, List<Integer> places) {
        return (Compare) ask(theirs, level, places);
    }

    private GossipMessage ask(NewsTree theirs, int level, List<Integer> places) {
        List<Long> hashes =
                places.stream().map(place -> theirs.hashes.hash(level, place)).toList();
        List<GossipMessage> answer = told(new Compare(level, places, hashes));
        assertEquals(1, answer.size());
        return answer.get(0);
    }

    @Test
    void leavesAreExchangedBothWays() {
        boot(Mode.PUSH, Mongering.NONE, Loss.COUNTER, 1, Duration.ofSeconds(10), false);
        int leaf = (int) Long.remainderUnsigned(NewsTree.hash(OTHER), 4096);
        assertEquals(
                List.of(new Leaves(List.of(leaf), List.of(), false)),
                told(new Leaves(List.of(leaf), List.of(OTHER), true)));
        assertEquals(List.of(new Tell(List.of(OTHER))), called());
    }

    @Test
    void whatIsOnDiskSurvivesACrash() {
        boot(Mode.PUSH, Mongering.NONE, Loss.COUNTER, 1, Duration.ZERO, true);
        told(new Tell(List.of(NEWS)));
        ctx.finishWrites();
        ctx.crash(0);
        node = protocol.boot(ctx);
        assertEquals(List.of(new Tell(List.of(NEWS))), called());
    }
}
