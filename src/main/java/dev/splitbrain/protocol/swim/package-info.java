/**
 * SWIM: a group whose members watch each other, and all learn who is there.
 *
 * <p><b>Problem.</b> Each of thousands of members must know which others are alive. Heartbeats from all to all cost n² messages,
 * and a slow network makes the living look dead.
 *
 * <p><b>Idea.</b> In each protocol period a member probes one other, in a shuffled order ({@code FailureDetector}, {@code
 * Targets}). The load is one ping and one ack a member, whatever n; a death is noticed after e/(e − 1) periods on average, and
 * by each member after 2n − 1 at most. Where the target does not answer, k helpers try on paths of their own. What a member
 * finds out rides on the messages that are sent anyhow ({@code Dissemination}): λ·ln n times, the least sent first.
 *
 * <p><b>Suspicion.</b> Who fails a probe is suspected first, and may refute it: the member raises its incarnation, which nobody
 * else may. {@code Update} holds the rules by which news override each other: Alive a lower incarnation, Suspect an equal one,
 * Confirm everything. A suspicion that is not refuted in time is confirmed ({@code Suspicions}).
 *
 * <p><b>Lifeguard.</b> A slow member accuses others wrongly. With Lifeguard it doubts itself first ({@code Health}), helpers
 * without an answer say so ({@code Nack}), suspicions that nobody shares last longer, and whoever is suspected is told by the
 * next ping. Each is an option.
 *
 * <p><b>Our reading.</b> The paper drops a confirmed member for good. Here a member that comes back, after a crash or because it
 * was held dead, is another of the same name: its generation, on its disk, is higher. Who was dropped has no say, and is told
 * so ({@code Obituary}); now and then a dead one is told too, so that parts of a group that were cut off find each other again.
 *
 * <p><b>Left out.</b> Multicast to start the dissemination (§3.2), members unknown to the scenario, and full exchanges of state
 * other than for newcomers.
 *
 * <p><b>References.</b> A. Das, I. Gupta, A. Motivala: SWIM: Scalable Weakly-consistent Infection-style Process Group Membership
 * Protocol, DSN 2002. A. Dadgar, J. Phillips, J. Currey: Lifeguard: Local Health Awareness for More Accurate Failure Detection,
 * DSN 2018 (arXiv 1707.00788).
 */
package dev.splitbrain.protocol.swim;
