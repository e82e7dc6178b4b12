/**
 * Code that did not come with the program: compiling one Java file in memory, loading classes, and reading them for what
 * would break determinism. The compiler and ASM are loaded only where there is such code.
 */
package dev.splitbrain.scenario.code;
