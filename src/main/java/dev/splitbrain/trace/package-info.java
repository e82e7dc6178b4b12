/**
 * What happened: a run is a sequence of {@link dev.splitbrain.trace.Step}s, and history, metrics, pictures, invariants and
 * the fingerprint are functions of it. Sinks are fed while the run goes on; a step that no sink wants is never built.
 */
package dev.splitbrain.trace;
