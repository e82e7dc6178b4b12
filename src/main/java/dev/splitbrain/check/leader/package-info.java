/**
 * Checks of elections: whether two led at once (safety), whether all came to hold the same one for the leader (liveness), and for
 * how much of the time there was one. They ask for no terms, so that they judge protocols that have none.
 *
 * <p>A leader is a running node that told with its last {@link dev.splitbrain.node.RoleNote} that it leads. A node that is
 * paused does nothing as leader; one that goes on believes what it believed before.
 */
package dev.splitbrain.check.leader;
