/**
 * Runs in the formats of other tools: histories for Jepsen's checkers (Jepsen, Elle, Porcupine and others read them), logs with
 * vector clocks for ShiViz, and traces for Chrome's viewer and Perfetto.
 */
package dev.splitbrain.report.export;
