/**
 * Numbers drawn from what happened: who led and when, how long operations took, what was sent and forced. Sinks are fed
 * while the run goes on and keep little; the rest is functions of the {@link dev.splitbrain.history.History}.
 */
package dev.splitbrain.metrics;
