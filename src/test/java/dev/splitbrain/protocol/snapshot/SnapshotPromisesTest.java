package dev.splitbrain.protocol.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Effect;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.SnapshotNote.AssembledSnapshot;
import dev.splitbrain.node.SnapshotNote.RecordedState;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.node.SnapshotNote.Transfer;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Marker;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Pay;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Report;
import dev.splitbrain.protocol.snapshot.SnapshotSettings.Algorithm;
import dev.splitbrain.protocol.snapshot.SnapshotSettings.Mutant;
import dev.splitbrain.protocol.snapshot.SnapshotSettings.Topology;
import dev.splitbrain.spec.KeyValue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One test for each sentence of the papers, on n2 of three nodes and what it sends. */
class SnapshotPromisesTest {
    private static final List<NodeId> NODES = TestContext.nodes(3);
    private static final NodeId N1 = NODES.get(0);
    private static final NodeId N2 = NODES.get(1);
    private static final NodeId N3 = NODES.get(2);
    private static final SnapshotId ID = new SnapshotId(N1, 1);
    private static final SnapshotId OTHER = new SnapshotId(N3, 1);
    private static final Transfer SEVEN = new Transfer(N3, N2, 1, 7);

    private final TestContext<SnapshotMessage> ctx = new TestContext<>(2, 3, KeyValue.SPEC);
    private Protocol<ChandyLamport, SnapshotMessage> protocol;
    private Object node;

    private void boot(Algorithm algorithm, Topology topology) {
        protocol = ChandyLamport.protocol(new SnapshotSettings(
                algorithm, topology, Duration.ofMillis(100), Duration.ofSeconds(1), 2, Mutant.NONE));
        node = protocol.boot(ctx);
        ctx.take();
    }

    private void boot() {
        boot(Algorithm.CHANDY_LAMPORT, Topology.COMPLETE);
    }

    /** What the node sends when this arrives. */
    private List<Effect.Send> on(NodeId from, SnapshotMessage message) {
        protocol.deliver(node, from, message);
        return sent();
    }

    private List<Effect.Send> sent() {
        return of(Effect.Send.class).toList();
    }

    private <T> Stream<T> of(Class<T> kind) {
        return ctx.take().stream().filter(kind::isInstance).map(kind::cast);
    }

    private <T extends Note> List<T> notes(Class<T> kind) {
        return of(Effect.Noted.class)
                .map(Effect.Noted::note)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Effect.Send marker(NodeId to, SnapshotId snapshot) {
        return new Effect.Send(to, new Marker(snapshot));
    }

    private static Effect.Send report(NodeId to, SnapshotId snapshot, long balance, Transfer... inFlight) {
        return new Effect.Send(to, new Report(snapshot, balance, List.of(inFlight), List.of()));
    }

    @Test
    void theFirstMarkerHasTheStateRecordedAndAMarkerSentAlongEachChannel() {
        boot();
        assertEquals(List.of(marker(N1, ID), marker(N3, ID)), on(N1, new Marker(ID)));
    }

    @Test
    void theChannelOfTheFirstMarkerIsEmptyAndAnotherHasWhatComesBeforeItsMarker() {
        boot();
        on(N1, new Marker(ID));
        on(N1, new Pay(new Transfer(N1, N2, 1, 5), List.of())); // after n1's marker
        on(N3, new Pay(SEVEN, List.of()));
        assertEquals(List.of(report(N1, ID, 100, SEVEN)), on(N3, new Marker(ID)));
    }

    @Test
    void whatCameBeforeTheFirstMarkerIsInTheState() {
        boot();
        on(N3, new Pay(SEVEN, List.of()));
        on(N1, new Marker(ID));
        assertEquals(List.of(report(N1, ID, 107)), on(N3, new Marker(ID)));
    }

    @Test
    void aSecondMarkerAlongAChannelChangesNothing() {
        boot();
        on(N1, new Marker(ID));
        assertEquals(List.of(), on(N1, new Marker(ID)));
        on(N3, new Marker(ID));
        assertEquals(List.of(), on(N3, new Marker(ID)));
    }

    @Test
    void snapshotsThatGoOnAtOnceAreRecordedApart() {
        boot();
        on(N1, new Marker(ID));
        on(N3, new Pay(SEVEN, List.of()));
        assertEquals(List.of(marker(N1, OTHER), marker(N3, OTHER)), on(N3, new Marker(OTHER)));
        assertEquals(List.of(report(N1, ID, 100, SEVEN)), on(N3, new Marker(ID)));
        assertEquals(List.of(report(N3, OTHER, 107)), on(N1, new Marker(OTHER)));
    }

    @Test
    void anInitiatorHasTheSnapshotWhenAllHaveReported() {
        boot();
        protocol.fire(node, new ChandyLamport.NextSnapshot());
        SnapshotId own = new SnapshotId(N2, 1);
        assertTrue(sent().containsAll(List.of(marker(N1, own), marker(N3, own))));
        on(N1, new Report(own, 93, List.of(), List.of()));
        on(N3, new Marker(own));
        on(N1, new Marker(own));
        protocol.deliver(node, N3, new Report(own, 100, List.of(new Transfer(N1, N3, 1, 7)), List.of()));
        AssembledSnapshot whole = notes(AssembledSnapshot.class).get(0);
        assertEquals(300, whole.total());
        assertEquals(List.of(93L, 100L, 100L), List.copyOf(whole.balances().values()));
    }

    @Test
    void inARingThereIsOneChannel() {
        boot(Algorithm.CHANDY_LAMPORT, Topology.RING);
        assertEquals(List.of(marker(N3, ID), report(N1, ID, 100)), on(N1, new Marker(ID)));
    }

    @Test
    void whatWasRecordedIsForgottenInACrashAndNothingIsRecordedTwice() {
        boot();
        on(N3, new Pay(SEVEN, List.of()));
        on(N1, new Marker(ID));
        ctx.finishWrites();
        ctx.crash(0);
        node = protocol.boot(ctx);
        assertEquals(List.of(), on(N3, new Marker(ID)));
        on(N1, new Marker(new SnapshotId(N1, 2)));
        assertEquals(List.of(report(N1, new SnapshotId(N1, 2), 107)), on(N3, new Marker(new SnapshotId(N1, 2))));
    }

    @Test
    void aWhiteNodeRecordsBeforeItTakesRedMoney() {
        boot(Algorithm.LAI_YANG, Topology.COMPLETE);
        protocol.deliver(node, N3, new Pay(SEVEN, List.of(ID)));
        assertEquals(List.of(new RecordedState(ID, 100)), notes(RecordedState.class));
        protocol.deliver(node, N3, new Pay(new Transfer(N3, N2, 2, 5), List.of(ID)));
        assertEquals(List.of(), notes(RecordedState.class));
    }

    @Test
    void whoHearsOfALaterSnapshotFirstRecordsAllBeforeIt() {
        boot(Algorithm.LAI_YANG, Topology.COMPLETE);
        protocol.deliver(node, N3, new Pay(SEVEN, List.of(new SnapshotId(N1, 3))));
        assertEquals(
                List.of(1L, 2L, 3L),
                notes(RecordedState.class).stream()
                        .map(note -> note.snapshot().number())
                        .toList());
    }

    @Test
    void whatOneHistoryHasPaidAndNoneHasReceivedWasOnItsWay() {
        boot(Algorithm.LAI_YANG, Topology.COMPLETE);
        protocol.fire(node, new ChandyLamport.NextSnapshot());
        SnapshotId own = new SnapshotId(N2, 1);
        Transfer late = new Transfer(N1, N3, 2, 4);
        Transfer there = new Transfer(N1, N3, 1, 9);
        on(N1, new Report(own, 87, List.of(), List.of(there, late)));
        protocol.deliver(node, N3, new Report(own, 109, List.of(), List.of(there)));
        AssembledSnapshot whole = notes(AssembledSnapshot.class).get(0);
        assertEquals(List.of(late), whole.inFlight());
        assertEquals(300, whole.total());
    }
}
