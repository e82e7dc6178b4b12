package dev.splitbrain.scenario.code;

import java.util.List;
import java.util.SortedMap;

/**
 * Code that did not come with the program.
 *
 * @param origin the Java file or jar that it came from
 * @param findings what in it may break determinism
 */
public record ForeignCode(String origin, List<Finding> findings) {
    public ForeignCode {
        findings = List.copyOf(findings);
    }

    /** The code of these classes, given as bytes by name. */
    public static ForeignCode of(String origin, SortedMap<String, byte[]> classes) {
        return new ForeignCode(origin, Lint.of(classes));
    }
}
