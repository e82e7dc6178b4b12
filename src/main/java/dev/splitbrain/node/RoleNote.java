package dev.splitbrain.node;

/** A note by which a node takes a role. Selectors such as {@code leader} and the role lanes of charts read it. */
public interface RoleNote extends Note {
    /** The epoch of roles that have none: of two leaders, nobody can tell the newer one. */
    long NO_EPOCH = -1;

    /** The role from now on: {@code leader}, {@code candidate}, {@code follower}; each family has its own. */
    String role();

    /** The term, ballot number or view of the role: the higher one is the newer one; {@link #NO_EPOCH} where it has none. */
    long epoch();

    /** Whether a role is that of who leads all others. */
    static boolean leads(String role) {
        return role.equals("leader") || role.equals("primary");
    }

    /** What the paper calls the epoch. */
    default String epochName() {
        return "term";
    }
}
