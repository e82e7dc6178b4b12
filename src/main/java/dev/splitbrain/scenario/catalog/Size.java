package dev.splitbrain.scenario.catalog;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * A setting that asks for so many nodes; where there are fewer, the scenario is refused.
 *
 * @param path of the setting among the options of its protocol: {@code q1}, {@code initial.log_lengths}; or the protocol,
 *     where it asks so whatever its options are
 * @param asked how many nodes it asks for
 * @param who these are: {@code acceptors}
 * @param there how many of them there are, by the role of each node
 * @param remedy what would do where there are only so many
 */
public record Size(String path, long asked, String who, ToIntFunction<List<String>> there, IntFunction<String> remedy) {
    /** A setting that asks for nodes of any role. */
    public static Size ofNodes(String path, int asked) {
        return new Size(path, asked, "nodes", List::size, there -> "at most " + there);
    }
}
