package dev.splitbrain.scenario.code;

/**
 * What code did, why that may break determinism, and what to use instead.
 *
 * @param ends whether it ends the program
 */
record Rule(String what, String why, String instead, boolean ends) {
    Rule(String what, String why, String instead) {
        this(what, why, instead, false);
    }
}
