package dev.splitbrain.node;

/**
 * What crosses the network: a record, a value from the moment it is sent. A record's constructor copies its collections.
 */
public interface Message {
    /** The length on a link with limited bandwidth, headers included. */
    default long sizeBytes() {
        return 128;
    }
}
