/**
 * Makes a run that breaks a promise as small as it can be while it still breaks the same one: first everything that chance
 * decided is spelt out, then parts are left out, and what is left is made plainer.
 */
package dev.splitbrain.explore.shrink;
