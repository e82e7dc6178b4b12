/**
 * Checks for single kinds of object that decide in nearly linear time what a general search might not.
 *
 * <p>{@link dev.splitbrain.check.objects.SetCheck} and {@link dev.splitbrain.check.objects.QueueCheck} decide linearizability
 * where each element is added once (for queues: Henzinger, Sezgin and Vafeiadis 2013, theorem 1). {@link
 * dev.splitbrain.check.objects.CounterCheck} and {@link dev.splitbrain.check.objects.BankCheck} ask what any correct object
 * keeps: bounds, and a total. {@link dev.splitbrain.check.objects.UniqueIdsCheck} is all there is to say of such a service.
 */
package dev.splitbrain.check.objects;
