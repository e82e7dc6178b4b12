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
 * transactions of one client.
 *
 * <p>A read of all keys is a read by a predicate: what it finds it also read item by item; what it does not find it read as not
 * there, and whoever wrote it comes after. G2: a circle that needs such a dependency (a phantom). Repeatable reads (PL-2.99)
 * are about items and allow it. No other tool's format has such reads; where there are none, G2 is G2-item.
 */
package dev.splitbrain.check.txn;
