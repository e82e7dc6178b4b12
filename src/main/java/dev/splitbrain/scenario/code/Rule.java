package dev.splitbrain.scenario.code;

/** What code did, why that may break determinism, and what to use instead. */
record Rule(String what, String why, String instead) {}
