/** What clients ask, and when. */
package dev.splitbrain.workload;
