package dev.splitbrain.node;

/**
 * What nodes tell of a lock. Every protocol that gives out locks emits these, so that one set of checks judges them all. Who holds
 * the lock is what the holder itself believes; what it gets done is what the protected store tells.
 */
public sealed interface LockNote extends Note {
    /** Whose holding of the lock, from getting it to giving it up, and which of them. */
    record Owner(NodeId node, int start, long number) implements Comparable<Owner> {
        @Override
        public int compareTo(Owner other) {
            int byNode = node.compareTo(other.node);
            if (byNode != 0) return byNode;
            int byStart = Integer.compare(start, other.start);
            return byStart != 0 ? byStart : Long.compare(number, other.number);
        }

        @Override
        public String toString() {
            return node + (start > 1 ? "/" + start : "") + "#" + number;
        }
    }

    /** The holding that is meant. */
    Owner owner();

    /** The fencing token that came with the lock: greater for whoever gets it later. 0 where locks have none. */
    long token();

    /** The node has the lock, as it believes, until it says otherwise or crashes. */
    record Acquired(Owner owner, long token) implements LockNote, RoleNote {
        @Override
        public String role() {
            return "holder";
        }

        @Override
        public long epoch() {
            return token;
        }

        @Override
        public String epochName() {
            return "token";
        }
    }

    /** The node gave the lock back. */
    record Released(Owner owner, long token) implements LockNote, RoleNote {
        @Override
        public String role() {
            return "worker";
        }

        @Override
        public long epoch() {
            return 0;
        }
    }

    /** The node found out that the lock is no longer its own. */
    record LostLock(Owner owner, long token, Loss because) implements LockNote, RoleNote {
        @Override
        public String role() {
            return "worker";
        }

        @Override
        public long epoch() {
            return 0;
        }
    }

    /** How a node finds out. */
    enum Loss {
        /** Its lease was over, by its own clock. */
        EXPIRED,
        /** The store refused its token. */
        FENCED_OFF
    }

    /** What a holder does at the store. */
    enum Access {
        READ,
        WRITE
    }

    /** The store did as a holder asked, and a crash does not undo it. */
    record Served(Owner owner, long token, Access access) implements LockNote {}

    /** The store did not do as a holder asked, since it had seen a greater token. */
    record FencedOff(Owner owner, long token, Access access, long greatest) implements LockNote {}

    /** The store took a value that was worked out before so many other updates, which are lost. */
    record UpdatesLost(Owner owner, long token, long updates) implements LockNote {}
}
