package dev.splitbrain.workload;

/**
 * Operations over several participants at once, for commit protocols.
 *
 * @param perSecond how many all clients together start
 * @param participants how many parts each touches
 * @param conflict share of transactions that touch a part which another open one touches too
 */
public record Transactions(double perSecond, int participants, double conflict) {}
