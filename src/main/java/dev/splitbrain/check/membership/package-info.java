/**
 * Checks of groups that watch themselves, by the {@link dev.splitbrain.node.MembershipNote}s of their members: whether those
 * who died are found out (completeness), whether nobody else is declared dead (accuracy), and whether all agree in the end
 * (Chandra and Toueg 1996).
 */
package dev.splitbrain.check.membership;
