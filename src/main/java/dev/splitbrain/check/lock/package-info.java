/** Checks of locks: who believes to hold one, and whom the protected store serves. */
package dev.splitbrain.check.lock;
