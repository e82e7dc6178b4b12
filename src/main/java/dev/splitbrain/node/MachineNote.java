package dev.splitbrain.node;

/** What the engine tells of a node's machine, among the notes of the node itself; any fault may wait for it. */
public sealed interface MachineNote extends Note permits ClockSet, FoundDamage, Lied, TornWrite, WriteFailed {}
