package dev.splitbrain.check.snapshot;

import dev.splitbrain.check.snapshot.Payments.Entry;
import dev.splitbrain.check.snapshot.Payments.Ledger;
import dev.splitbrain.check.snapshot.Payments.Mark;
import dev.splitbrain.check.snapshot.Payments.Taken;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.Transfer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a complete snapshot says, against what happened: inside the cut is what a node had paid and received when it recorded its
 * state. A transfer is right in it where it left the one account and is in the other, or where it is on its way in a channel.
 */
final class Cut {
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
    private final Map<Transfer, Integer> recorded = new LinkedHashMap<>(); // how often a channel's state has it

    Cut(Payments payments, Taken taken) {
        this.payments = payments;
        this.taken = taken;
        for (Transfer transfer : taken.result.inFlight()) recorded.merge(transfer, 1, Integer::sum);
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
        Set<Transfer> unknown = new LinkedHashSet<>(recorded.keySet());
        for (Course course : payments.courses()) {
            unknown.remove(course.transfer);
            flaw(course).ifPresent(flaws::add);
        }
        for (Transfer transfer : unknown) flaw(Course.nowhere(transfer)).ifPresent(flaws::add);
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

    private int inside(NodeId node) {
        Mark mark = taken.marks.get(node);
        return mark == null ? 0 : mark.entries();
    }

    private Optional<Flaw> flaw(Course course) {
        Transfer transfer = course.transfer;
        boolean paid = course.isPaidWithin(inside(transfer.from()));
        int received = course.receivedWithin(inside(transfer.to()));
        int inChannel = recorded.isEmpty() ? 0 : recorded.getOrDefault(transfer, 0);
        boolean right = paid ? received + inChannel == 1 : received + inChannel == 0;
        if (right) return Optional.empty();
        int counted = received + inChannel - (paid ? 1 : 0);
        boolean lost = paid && course.received == null && inChannel == 0;
        String words = what(transfer) + " " + words(transfer, paid, received, inChannel, lost);
        return Optional.of(new Flaw(words, counted * transfer.amount(), !lost, steps(course)));
    }

    /** Why it is not right. */
    private static String words(Transfer transfer, boolean paid, int received, int inChannel, boolean lost) {
        NodeId from = transfer.from();
        NodeId to = transfer.to();
        if (lost) return "never arrived";
        if (received > 1) return "reached " + to + " " + received + " times";
        if (inChannel > 1) return "are in the state of their channel " + inChannel + " times";
        if (received == 1 && inChannel == 1)
            return "are in the state of their channel, and in that of " + to + ", which had received them";
        if (received == 1)
            return "were received before they were sent: " + to + " recorded its state after they had come, " + from
                    + " before they left";
        if (inChannel == 1)
            return "are in the state of their channel, and left only after " + from + " had recorded its state";
        return "were on their way: " + from + " recorded its state after they left, " + to
                + " before they came, and no channel's state has them";
    }

    private static String what(Transfer transfer) {
        return transfer.amount() + " from " + transfer.from() + " to " + transfer.to() + " (" + transfer.from() + "#"
                + transfer.number() + ")";
    }

    private List<Long> steps(Course course) {
        Stream<Long> transferred =
                Stream.of(course.paid, course.received).filter(Objects::nonNull).map(Entry::step);
        Stream<Long> marked = Stream.of(course.transfer.from(), course.transfer.to())
                .map(taken.marks::get)
                .filter(Objects::nonNull)
                .map(Mark::step);
        return Stream.concat(transferred, marked).sorted().toList();
    }
}
