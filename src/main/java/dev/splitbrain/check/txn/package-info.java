/**
 * Isolation of transactions, judged by what they read and wrote.
 *
 * <p>Levels are defined by the anomalies that they rule out (Adya, Liskov and O'Neil 2000). Most anomalies are circles of
 * dependencies between transactions: one overwrote what the other wrote (ww), read what it wrote (wr), or read what the other
 * then overwrote (rw). How these are found in what clients saw follows Kingsbury and Alvaro (2020): lists to which each
 * element is appended once show the order of all versions that were read; registers to which each value is written once show
 * less, and only what is certain is used.
 *
 * <ul>
 *   <li>G0: a circle of ww. G1a: a read of what was rolled back. G1b: a read of what its writer then changed. G1c: a circle of
 *       ww and wr.
 *   <li>G-single: a circle with one rw (read skew). Lost update: two transactions read one version and both replaced it.
 *   <li>Long fork: a circle in which no two rw are neighbours; snapshot isolation rules these out (Cerone and Gotsman 2018,
 *       theorem 10). G2-item: any circle with rw (write skew).
 * </ul>
 *
 * <p>Strict levels add that a transaction which ended before another began comes first; session levels the same for the
 * transactions of one client. Predicates are not visible in such histories, so G2 is found only as G2-item.
 */
package dev.splitbrain.check.txn;
