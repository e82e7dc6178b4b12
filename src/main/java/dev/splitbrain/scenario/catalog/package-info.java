/**
 * What scenarios may name: protocols, checks, faults, distributions and charts, each with its options. The registry is
 * explicit; nothing is scanned.
 */
package dev.splitbrain.scenario.catalog;
