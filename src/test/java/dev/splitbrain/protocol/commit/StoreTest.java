package dev.splitbrain.protocol.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What one participant's store promises, whatever protocol decides. There is one store, which holds all keys. */
class StoreTest {
    private final TestContext<TwoPhaseMessage> ctx = new TestContext<>(1, 1, TransactionalStore.SPEC);
    private final List<String> votes = new ArrayList<>();
    private Store store;

    private StoreTest boot(OnConflict onConflict) {
        return boot(new Store.Rules(onConflict, true, true, true, true));
    }

    private StoreTest boot(Store.Rules rules) {
        Layout layout = Layout.of(ctx, Initiator.COORDINATOR);
        store = new Store(ctx, layout, rules, new Store.Voter() {
            @Override
            public void voteYes(Branch branch, SortedMap<String, Object> values) {
                votes.add(branch.id() + " yes " + values);
            }

            @Override
            public void voteNo(Branch branch, Refusal reason) {
                votes.add(branch.id() + " no: " + reason.words());
            }
        });
        return this;
    }

    /** The attempt of a request that its coordinator began after so many starts. */
    private static TransactionId id(int request, int start) {
        return new TransactionId(new RequestId(new ClientId(0, "c"), request), start);
    }

    private static TransactionId id(int request) {
        return id(request, 1);
    }

    private void write(TransactionId id, String key, long value) {
        prepare(id, new Transaction(List.of(key), Map.of(key, value)));
    }

    private void read(TransactionId id, String key) {
        prepare(id, new Transaction(List.of(key), Map.of()));
    }

    private void prepare(TransactionId id, Transaction transaction) {
        store.prepare(new Branch(id, transaction, ctx.self(), List.of(ctx.self())));
    }

    private void assertVotes(String... expected) {
        assertEquals(List.of(expected), votes);
        votes.clear();
    }

    @Test
    void aLockThatIsHeldMakesAConflictVoteNo() {
        boot(OnConflict.VOTE_NO).write(id(1), "k", 1);
        read(id(2), "k");
        read(id(3), "other");
        assertVotes("c#1 yes {k=null}", "c#2 no: lock conflict", "c#3 yes {other=null}");
    }

    @Test
    void readersShareALock() {
        boot(OnConflict.VOTE_NO).read(id(1), "k");
        read(id(2), "k");
        write(id(3), "k", 3);
        assertVotes("c#1 yes {k=null}", "c#2 yes {k=null}", "c#3 no: lock conflict");
    }

    @Test
    void whoWaitsVotesWhenTheLockIsFreeAndSeesWhatWasCommitted() {
        boot(OnConflict.WAIT).write(id(1), "k", 1);
        write(id(2), "k", 2);
        assertVotes("c#1 yes {k=null}");
        store.commit(id(1));
        assertVotes("c#2 yes {k=1}");
    }

    @Test
    void nobodyOvertakesAWriterThatWaits() {
        boot(OnConflict.WAIT).read(id(1), "k");
        write(id(2), "k", 2);
        read(id(3), "k"); // it could share the lock with the first
        assertVotes("c#1 yes {k=null}");
        store.abort(id(1));
        assertVotes("c#2 yes {k=null}");
        store.commit(id(2));
        assertVotes("c#3 yes {k=2}");
    }

    @Test
    void anAbortLeavesNothingBehind() {
        boot(OnConflict.VOTE_NO).write(id(1), "k", 1);
        store.abort(id(1));
        read(id(2), "k");
        assertVotes("c#1 yes {k=null}", "c#2 yes {k=null}");
    }

    @Test
    void doubtLocksAndValuesComeBackAfterACrash() {
        boot(OnConflict.VOTE_NO).write(id(1), "a", 1);
        store.commit(id(1));
        write(id(2), "b", 2);
        ctx.finishWrites();
        ctx.crash(0);
        boot(OnConflict.VOTE_NO);
        assertEquals(List.of(id(2)), store.inDoubt().stream().map(Branch::id).toList());
        votes.clear();
        read(id(3), "b");
        read(id(4), "a");
        assertVotes("c#3 no: lock conflict", "c#4 yes {a=1}");
    }

    @Test
    void withoutLocksAfterARestartOthersReadWhatIsInDoubt() {
        Store.Rules forgetful = new Store.Rules(OnConflict.VOTE_NO, true, true, true, false);
        boot(forgetful).write(id(1), "k", 1);
        ctx.finishWrites();
        ctx.crash(0);
        boot(forgetful);
        votes.clear();
        read(id(2), "k");
        assertVotes("c#2 yes {k=null}");
    }

    @Test
    void aRequestIsPreparedInOneAttemptAtATime() {
        boot(OnConflict.VOTE_NO).write(id(1, 1), "k", 1);
        write(id(1, 2), "k", 1);
        assertVotes("c#1 yes {k=null}", "c#1/2 no: another attempt of the request");
    }

    @Test
    void anAttemptThatIsOvertakenIsNeverPrepared() {
        boot(OnConflict.VOTE_NO).write(id(1, 2), "k", 1);
        store.abort(id(1, 2));
        write(id(1, 1), "k", 1); // its message was slow
        assertVotes("c#1/2 yes {k=null}", "c#1 no: another attempt of the request");
        store.abort(id(2, 3)); // of one that it never heard of
        write(id(2, 2), "k", 1);
        assertVotes("c#2/2 no: another attempt of the request");
    }

    /** Both wait for the same lock. If both were prepared one after the other, the request could commit twice. */
    @Test
    void ofTwoAttemptsThatWaitOnlyTheLaterIsPrepared() {
        boot(OnConflict.WAIT).write(id(9), "k", 9);
        write(id(1, 1), "k", 1);
        write(id(1, 2), "k", 1);
        votes.clear();
        store.commit(id(9));
        assertVotes("c#1 no: another attempt of the request", "c#1/2 yes {k=9}");
    }
}
