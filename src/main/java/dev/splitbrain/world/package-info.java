/** What the environment may do: links, clocks, disks, and faults, as values. The engine makes them happen. */
package dev.splitbrain.world;
