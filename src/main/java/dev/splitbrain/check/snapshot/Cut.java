package dev.splitbrain.check.snapshot;

import dev.splitbrain.check.snapshot.Payments.Entry;
import dev.splitbrain.check.snapshot.Payments.Ledger;
import dev.splitbrain.check.snapshot.Payments.Mark;
import dev.splitbrain.check.snapshot.Payments.Taken;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.Transfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a complete snapshot says, against what happened: inside the cut is what a node had paid and received when it recorded its
 * state. A transfer is right in it where it left the one account and is in the other, or where it is on its way in a channel.
 */
final class Cut {
    /** A transfer, where its ends stand to the cut, and how often the snapshot has it in a channel. */
    private static final class Course {
        private Entry paid;
        private Entry received;
        private boolean paidInside;
        private int receivedInside;
        private int recorded;
    }

    /**
     * Something that is not as it should be.
     *
     * @param counted how much more than once the money is counted; negative where it is missing
     * @param wrong whether the snapshot is to blame; else the channel, which lost the money
     * @param steps that show it
     */
    record Flaw(String words, long counted, boolean wrong, List<Long> steps) {}

    private final Payments payments;
    private final Taken taken;
    private final Map<Transfer, Course> courses = new HashMap<>(); // never iterated
    private final List<Transfer> transfers = new ArrayList<>(); // in the order of the nodes' ledgers

    Cut(Payments payments, Taken taken) {
        this.payments = payments;
        this.taken = taken;
        payments.ledgers.forEach(this::read);
        for (Transfer transfer : taken.result.inFlight()) course(transfer).recorded++;
    }

    private Course course(Transfer transfer) {
        return courses.computeIfAbsent(transfer, each -> {
            transfers.add(each);
            return new Course();
        });
    }

    private void read(NodeId node, Ledger ledger) {
        Mark mark = taken.marks.get(node);
        int inside = mark == null ? 0 : mark.entries();
        for (int i = 0; i < ledger.entries.size(); i++) {
            Entry entry = ledger.entries.get(i);
            Course course = course(entry.transfer());
            if (entry.transfer().from().equals(node)) {
                course.paid = entry;
                course.paidInside = i < inside;
            } else {
                if (course.received == null) course.received = entry;
                if (i < inside) course.receivedInside++;
            }
        }
    }

    /** The total that the snapshot comes to. */
    long total() {
        long total = 0;
        for (long balance : taken.result.balances().values()) total += balance;
        for (Transfer transfer : taken.result.inFlight()) total += transfer.amount();
        return total;
    }

    /** All that is not as it should be, the states of nodes first. */
    List<Flaw> flaws() {
        List<Flaw> flaws = new ArrayList<>();
        payments.ledgers.forEach((node, ledger) -> balance(node, ledger).ifPresent(flaws::add));
        for (Transfer transfer : transfers) flaw(transfer, courses.get(transfer)).ifPresent(flaws::add);
        return flaws;
    }

    private Optional<Flaw> balance(NodeId node, Ledger ledger) {
        Mark mark = taken.marks.get(node);
        Long said = taken.result.balances().get(node);
        if (mark == null || said == null)
            return Optional.of(new Flaw(node + " recorded no state", -ledger.opening, true, List.of()));
        long had = ledger.balance(node, mark.entries());
        if (had == said) return Optional.empty();
        String words = node + " had " + had + " when it recorded its state, and the snapshot says " + said;
        return Optional.of(new Flaw(words, said - had, true, List.of(mark.step())));
    }

    private Optional<Flaw> flaw(Transfer transfer, Course course) {
        int counted = course.receivedInside + course.recorded - (course.paidInside ? 1 : 0);
        String words = words(transfer, course);
        if (words.isEmpty()) return Optional.empty();
        boolean lost = course.paidInside && course.received == null && course.recorded == 0;
        return Optional.of(new Flaw(words, counted * transfer.amount(), !lost, steps(transfer, course)));
    }

    /** Why it is not right; empty where it is. */
    private static String words(Transfer transfer, Course course) {
        String from = transfer.from().name();
        String to = transfer.to().name();
        String what = what(transfer);
        if (course.receivedInside > 1) return what + " reached " + to + " " + course.receivedInside + " times";
        if (course.recorded > 1) return what + " are in the state of their channel " + course.recorded + " times";
        if (course.receivedInside == 1 && !course.paidInside)
            return what + " were received before they were sent: " + to + " recorded its state after they had come, "
                    + from + " before they left";
        if (course.recorded == 1 && !course.paidInside)
            return what + " are in the state of their channel, and left only after " + from + " had recorded its state";
        if (course.recorded == 1 && course.receivedInside == 1)
            return what + " are in the state of their channel, and in that of " + to + ", which had received them";
        if (course.recorded == 1 || course.receivedInside == 1 || !course.paidInside) return "";
        return course.received == null
                ? what + " never arrived"
                : what + " were on their way: " + from + " recorded its state after they left, " + to
                        + " before they came, and no channel's state has them";
    }

    private static String what(Transfer transfer) {
        return transfer.amount() + " from " + transfer.from() + " to " + transfer.to() + " (" + transfer.from() + "#"
                + transfer.number() + ")";
    }

    private List<Long> steps(Transfer transfer, Course course) {
        Stream<Long> transferred = Stream.of(course.paid, course.received)
                .filter(Objects::nonNull)
                .map(Entry::step);
        Stream<Long> recorded = Stream.of(transfer.from(), transfer.to())
                .map(taken.marks::get)
                .filter(Objects::nonNull)
                .map(Mark::step);
        return Stream.concat(transferred, recorded).sorted().toList();
    }
}
