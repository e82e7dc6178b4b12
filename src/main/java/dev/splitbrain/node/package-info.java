/**
 * What a protocol author sees, and all of it: {@link dev.splitbrain.node.Protocol} declares who handles what,
 * {@link dev.splitbrain.node.Context} is the world as one node sees it, {@link dev.splitbrain.node.Disk} is what survives a
 * crash. Handlers call, the engine acts: each call on the context records an {@link dev.splitbrain.node.Effect}, applied
 * when the handler returns.
 */
package dev.splitbrain.node;
