package dev.splitbrain.protocol.viewstamped;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.LogNote.Appended;
import dev.splitbrain.node.LogNote.Applied;
import dev.splitbrain.protocol.Lab;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.DoViewChange;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Prepare;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.PrepareOk;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Recovery;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.RecoveryResponse;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.StartViewChange;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.ViewChangeTimeout;
import dev.splitbrain.spec.KeyValue.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The published recovery loses an operation though never more than one of three replicas is down: a DoViewChange of before a
 * crash is counted after it (Michael et al. 2017). Crash vectors leave it out.
 */
class ForgottenViewChangeTest {
    private static Lab<ViewstampedMessage> lab(boolean crashVectors) {
        ViewstampedSettings settings = ViewstampedSettings.defaults().withCrashVectors(crashVectors);
        return new Lab<>(ViewstampedReplication.protocol(settings), 3);
    }

    /** A replica crashes and recovers into view 0, whose primary is n1; what was on its way stays there. */
    private static void recover(Lab<ViewstampedMessage> lab, int replica) {
        int other = 5 - replica; // of n2 and n3
        lab.restart(replica);
        for (int each : List.of(1, other)) {
            lab.deliver(Recovery.class, replica, each);
            lab.deliver(RecoveryResponse.class, each, replica);
        }
    }

    private static long primariesOfViewOneWithout10(Lab<ViewstampedMessage> lab) {
        // n2 leaves for view 1, and forgets it in a crash; the message to n3 is slow.
        lab.fire(2, new ViewChangeTimeout());
        recover(lab, 2);
        // So does n3, which has just got n2's: it also offers its empty log. Both messages to n2 are slow.
        lab.fire(3, new ViewChangeTimeout());
        lab.deliver(StartViewChange.class, 2, 3);
        recover(lab, 3);
        lab.loseIfAny(flight ->
                flight.message() instanceof StartViewChange && flight.to().equals(lab.id(1)));
        // In view 0, n1 and n3 commit 10.
        lab.ask(1, new Write("x", 10));
        lab.deliver(Prepare.class, 1, 3);
        lab.deliver(PrepareOk.class, 3, 1);
        assertEquals(1, lab.replies().size());
        // n2, which missed it, leaves for view 1 again, and the slow messages arrive.
        lab.fire(2, new ViewChangeTimeout());
        lab.deliver(StartViewChange.class, 3, 2);
        lab.deliver(DoViewChange.class, 3, 2);
        return lab.notes(2, ViewstampedNote.BecamePrimary.class).stream()
                .filter(primary -> lab.notes(2, Appended.class).isEmpty())
                .count();
    }

    @Test
    void aMessageOfBeforeACrashBeginsAViewWithoutACommittedOperation() {
        assertEquals(1, primariesOfViewOneWithout10(lab(false)));
    }

    @Test
    void crashVectorsLeaveItOut() {
        Lab<ViewstampedMessage> lab = lab(true);
        assertEquals(0, primariesOfViewOneWithout10(lab));
        lab.deliverAll();
        assertEquals(1, lab.notes(2, Applied.class).size(), "the view begins with n3's answer of now");
    }
}
