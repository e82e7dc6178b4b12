package dev.splitbrain.protocol.viewstamped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.LogNote.Applied;
import dev.splitbrain.protocol.Lab;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.DoViewChange;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.GetState;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.NewState;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Prepare;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.PrepareOk;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Recovery;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.RecoveryResponse;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.StartView;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.StartViewChange;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.BecameBackup;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.BecamePrimary;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.Recovered;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.CommitInterval;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.RecoveryTimeout;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.StateTransferTimeout;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.ViewChangeTimeout;
import dev.splitbrain.spec.KeyValue.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What "Viewstamped Replication Revisited" promises, sentence by sentence. Replica n1 is the primary of view 0, n2 of view 1. */
class ViewstampedPromisesTest {
    private static final ViewstampedSettings SETTINGS = ViewstampedSettings.defaults();

    private final Lab<ViewstampedMessage> three = lab(SETTINGS, 3);

    private static Lab<ViewstampedMessage> lab(ViewstampedSettings settings, int replicas) {
        return new Lab<>(ViewstampedReplication.protocol(settings), replicas);
    }

    private static Request write(Lab<?> lab, int replica, int value) {
        return lab.ask(replica, new Write("x", value));
    }

    /** The values written to x that a replica has executed, in order. */
    private static List<Object> executed(Lab<?> lab, int replica) {
        return lab.notes(replica, Applied.class).stream()
                .map(applied -> ((Write) ((Request) applied.entry()).command()).value())
                .toList();
    }

    private static void loseTo(Lab<?> lab, int replica) {
        lab.loseIfAny(flight -> flight.to().equals(lab.id(replica)));
    }

    /** n2's time is up; n2 and n3 change to view 1 without n1. */
    private static void changeWithoutFirst(Lab<ViewstampedMessage> lab) {
        lab.fire(2, new ViewChangeTimeout());
        loseTo(lab, 1);
        lab.deliver(StartViewChange.class, 2, 3);
        loseTo(lab, 1);
        lab.deliver(StartViewChange.class, 3, 2);
        lab.deliver(DoViewChange.class, 3, 2);
        loseTo(lab, 1);
    }

    // Normal operation (§4.1)

    @Test
    void thePrimaryExecutesAndAnswersOnceFBackupsHaveTheOperation() {
        Lab<ViewstampedMessage> five = lab(SETTINGS, 5);
        write(five, 1, 10);
        five.deliver(Prepare.class, 1, 2);
        five.deliver(PrepareOk.class, 2, 1);
        assertEquals(List.of(), five.replies());
        five.deliver(Prepare.class, 1, 3);
        five.deliver(PrepareOk.class, 3, 1);
        assertEquals(1, five.replies().size());
        assertEquals(List.of(10), executed(five, 1));
        assertEquals(5, five.forcedWrites(), "the starts, and nothing since");
    }

    @Test
    void aBackupTakesOperationsInOrderAndAcknowledgesAllUpToOne() {
        write(three, 1, 10);
        write(three, 1, 20);
        three.loseIfAny(flight ->
                flight.message() instanceof Prepare prepare && prepare.entry().opNumber() == 1);
        three.deliver(Prepare.class, 1, 2);
        assertEquals(List.of(), three.flying(PrepareOk.class), "behind a gap it says nothing");
        three.fire(2, new StateTransferTimeout());
        three.deliver(GetState.class, 2, 1);
        three.deliver(NewState.class, 1, 2);
        assertEquals(new PrepareOk(0, 2), three.flying(PrepareOk.class).get(0));
    }

    @Test
    void aBackupLearnsOfACommitFromTheNextMessageOfThePrimary() {
        write(three, 1, 10);
        three.deliverAll();
        assertEquals(List.of(), executed(three, 2));
        three.fire(1, new CommitInterval());
        three.deliverAll();
        assertEquals(List.of(10), executed(three, 2));
    }

    @Test
    void thePrimaryRepeatsWhatWasNotAcknowledged() {
        write(three, 1, 10);
        three.loseAll();
        three.fire(1, new CommitInterval());
        three.deliverAll();
        assertEquals(1, three.replies().size());
    }

    @Test
    void aRetryIsAnsweredFromTheClientTableAndNotExecutedAgain() {
        Request request = write(three, 1, 10);
        three.ask(1, request);
        assertEquals(2, three.flying(Prepare.class).size(), "one operation, to two backups");
        three.deliverAll();
        three.ask(1, request);
        assertEquals(2, three.replies().size());
        assertEquals(List.of(10), executed(three, 1));
    }

    // View changes (§4.2)

    @Test
    void aReplicaSendsItsLogOnceFOthersHaveLeftTheViewToo() {
        Lab<ViewstampedMessage> five = lab(SETTINGS, 5);
        five.fire(3, new ViewChangeTimeout());
        five.deliver(StartViewChange.class, 3, 4);
        five.deliver(StartViewChange.class, 4, 3);
        assertEquals(List.of(), five.flying(DoViewChange.class), "one other has left, and f is two");
        five.deliver(StartViewChange.class, 3, 5);
        five.deliver(StartViewChange.class, 5, 3);
        assertEquals(1, five.flying(DoViewChange.class).size());
    }

    @Test
    void aNewViewBeginsWithWhatWasCommittedAndItsPrimaryAnswersTheClient() {
        write(three, 1, 10);
        three.deliver(Prepare.class, 1, 3);
        three.loseAll(); // n1 never hears that it is committed
        changeWithoutFirst(three);
        assertEquals(List.of(new BecamePrimary(1)), three.notes(2, BecamePrimary.class));
        three.deliver(StartView.class, 2, 3);
        three.deliver(PrepareOk.class, 3, 2);
        assertEquals(List.of(10), executed(three, 2));
        assertEquals(1, three.replies().size());
    }

    @Test
    void theLogOfTheLatestNormalViewBeginsAViewAndNotTheLongest() {
        write(three, 1, 10);
        write(three, 1, 20);
        three.loseAll(); // n1 alone has two operations of view 0
        changeWithoutFirst(three);
        three.deliverAll();
        write(three, 2, 30);
        three.deliver(Prepare.class, 2, 3);
        three.deliver(PrepareOk.class, 3, 2);
        three.loseAll(); // 30 is committed in view 1 by n2 and n3
        three.crash(2);
        three.fire(3, new ViewChangeTimeout());
        three.deliverAll();
        assertEquals(new BecamePrimary(2), three.notes(3, BecamePrimary.class).get(0));
        assertEquals(List.of(30), executed(three, 3));
    }

    @Test
    void aViewChangeThatDoesNotEndIsGivenUpForTheNextView() {
        three.crash(2);
        three.fire(3, new ViewChangeTimeout());
        three.deliverAll();
        assertEquals(List.of(), three.notes(3, BecamePrimary.class));
        three.fire(3, new ViewChangeTimeout());
        three.deliverAll();
        assertEquals(List.of(new BecamePrimary(2)), three.notes(3, BecamePrimary.class));
    }

    // Recovery (§4.3)

    @Test
    void whoCrashedTakesPartInNothingUntilTheGroupHasToldItWhereItIs() {
        write(three, 1, 10);
        three.deliverAll();
        three.restart(3);
        write(three, 1, 20);
        three.lose(flight -> flight.message() instanceof Prepare && flight.to().equals(three.id(2)));
        three.deliver(Prepare.class, 1, 3);
        assertEquals(List.of(), three.flying(PrepareOk.class));
        three.deliver(Recovery.class, 3, 1);
        three.deliver(RecoveryResponse.class, 1, 3);
        assertEquals(List.of(), three.notes(3, Recovered.class), "one answer of f + 1");
        three.deliver(Recovery.class, 3, 2);
        three.deliver(RecoveryResponse.class, 2, 3);
        assertEquals(List.of(new Recovered(0, 2)), three.notes(3, Recovered.class));
        assertEquals(List.of(new PrepareOk(0, 2)), three.flying(PrepareOk.class));
    }

    @Test
    void onlyAPrimarySendsTheLogAndWhoChangesViewsDoesNotAnswer() {
        three.restart(3);
        three.deliver(Recovery.class, 3, 1);
        three.deliver(Recovery.class, 3, 2);
        List<Boolean> withLog = three.flying(RecoveryResponse.class).stream()
                .map(response -> response.log().isPresent())
                .toList();
        assertEquals(List.of(true, false), withLog);
        three.loseAll();
        three.fire(2, new ViewChangeTimeout());
        three.fire(3, new RecoveryTimeout());
        three.deliver(Recovery.class, 3, 2);
        assertEquals(List.of(), three.flying(RecoveryResponse.class));
    }

    @Test
    void anAnswerToAnEarlierRecoveryIsNotCounted() {
        three.restart(3);
        three.deliver(Recovery.class, 3, 1);
        three.deliver(Recovery.class, 3, 2);
        three.restart(3);
        three.deliver(RecoveryResponse.class, 1, 3);
        three.deliver(RecoveryResponse.class, 2, 3);
        assertEquals(List.of(), three.notes(3, Recovered.class));
    }

    @Test
    void aPrimaryThatCrashedRecoversInALaterViewOnly() {
        write(three, 1, 10);
        three.deliverAll();
        three.restart(1);
        three.deliverAll();
        assertEquals(List.of(), three.notes(1, Recovered.class), "nobody else is the primary of view 0");
        three.fire(2, new ViewChangeTimeout());
        three.deliverAll();
        three.fire(1, new RecoveryTimeout());
        three.deliverAll();
        assertEquals(new Recovered(1, 1), three.notes(1, Recovered.class).get(0));
    }

    @Test
    void theFirstStartIsNoRecovery() {
        assertEquals(List.of(new BecamePrimary(0)), three.notes(1, BecamePrimary.class));
        assertEquals(List.of(new BecameBackup(0)), three.notes(2, BecameBackup.class));
        assertEquals(List.of(), three.flying());
    }

    // State transfer (§5.2)

    @Test
    void aPrimaryThatWasCutOffDropsWhatWasNeverCommitted() {
        write(three, 1, 10);
        three.loseAll();
        changeWithoutFirst(three);
        three.deliverAll();
        write(three, 2, 20);
        three.deliverAll();
        three.fire(2, new CommitInterval());
        three.deliverAll();
        assertEquals(List.of(20), executed(three, 1));
        assertEquals(List.of(20), executed(three, 3));
    }

    // On disk

    @Test
    void withADiskAllMayCrashAndGoOn() {
        Lab<ViewstampedMessage> durable = lab(SETTINGS.withDurable(true), 3);
        write(durable, 1, 10);
        durable.deliverAll();
        for (int replica = 1; replica <= 3; replica++) durable.crash(replica);
        for (int replica = 1; replica <= 3; replica++) durable.boot(replica);
        durable.deliverAll();
        assertTrue(durable.notes(BecamePrimary.class).contains(new BecamePrimary(1)), "view 0 is over for its primary");
        assertEquals(List.of(10), executed(durable, 2));
    }

    @Test
    void aCheckpointTakesThePlaceOfTheLogInARecovery() {
        Lab<ViewstampedMessage> lab = lab(SETTINGS.withCheckpointEvery(2), 3);
        for (int value = 1; value <= 5; value++) {
            write(lab, 1, value);
            lab.deliverAll();
        }
        lab.restart(3);
        lab.deliver(Recovery.class, 3, 1);
        LogCopy log = lab.flying(RecoveryResponse.class).get(0).log().orElseThrow();
        assertEquals(4, log.checkpoint().orElseThrow().opNumber());
        assertEquals(1, log.entries().size());
        lab.deliverAll();
        assertEquals(List.of(new Recovered(0, 5)), lab.notes(3, Recovered.class));
    }
}
