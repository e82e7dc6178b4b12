/**
 * The console of {@code splitbrain serve}: a folder of reports as a gallery on the loopback address, and runs that are repeated
 * where a scenario's file, a seed or a value changes.
 *
 * <p>{@link dev.splitbrain.cli.serve.LocalServer} lets in whoever knows the key in the address, {@link
 * dev.splitbrain.cli.serve.Site} says what there is, {@link dev.splitbrain.cli.serve.Console} runs, one at a time, and {@link
 * dev.splitbrain.cli.serve.Watcher} sees files change. The pages' own code is under {@code src/main/resources/serve}.
 */
package dev.splitbrain.cli.serve;
