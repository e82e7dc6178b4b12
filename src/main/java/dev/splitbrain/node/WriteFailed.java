package dev.splitbrain.node;

/**
 * A write did not reach the disk. All writes that were not durable are undone, as by a crash, and what the node sent after
 * them never leaves. Unless its protocol handles this ({@link Protocol.Builder#onWriteFailed}), the node stops at once.
 *
 * @param full whether the disk had no room; else it reported an error
 * @param lost how many writes are undone
 */
public record WriteFailed(boolean full, int lost) implements MachineNote {}
