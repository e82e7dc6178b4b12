package dev.splitbrain.world;

/**
 * One message of a run, by what a reader can count: the {@code nth} of its type that {@code from} has sent to {@code to}.
 *
 * @param type the message's record: {@code RequestVote}
 * @param from who sent it: a node or client
 * @param nth from 1; those that get lost count too
 * @param copy which of the copies, where the network makes several; from 1
 */
public record NamedMessage(String type, String from, String to, int nth, int copy) {
    /** In words: {@code RequestVote 3 n1 → n2}. */
    public String text() {
        return type + (nth == 1 ? "" : " " + nth) + " " + from + " → " + to + (copy == 1 ? "" : ", copy " + copy);
    }
}
