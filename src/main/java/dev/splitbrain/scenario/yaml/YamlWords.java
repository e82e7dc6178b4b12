package dev.splitbrain.scenario.yaml;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What the YAML parser says, in words for people who write scenarios. */
final class YamlWords {
    private YamlWords() {}

    /** Where it is best seen: a quote that is never closed where it begins, all else where the parser stopped. */
    static org.yaml.snakeyaml.error.Mark place(MarkedYAMLException error) {
        boolean open = String.valueOf(error.getProblem()).contains("found unexpected end of stream");
        return open && error.getContextMark() != null ? error.getContextMark() : error.getProblemMark();
    }

    static String message(MarkedYAMLException error) {
        String problem = String.valueOf(error.getProblem());
        if (problem.contains("'\\t(TAB)'")) return "a tab cannot begin a value";
        if (isBlockSign(error)) return "`>` and `|` begin a text of several lines";
        if (problem.contains("but found another document")) return "a second document begins here";
        if (problem.contains("mapping values are not allowed here")) return "this `:` makes no sense here";
        if (problem.contains("found undefined alias")) return "no anchor has the name of this alias";
        if (problem.contains("found unexpected end of stream")) return "this quote is never closed";
        if (problem.contains("could not find expected ':'")) return "this key has no `:`";
        if (problem.contains("but found '<block sequence start>'"))
            return "this list item is not in line with the others";
        if (problem.contains("expected <block end>, but found")) return "this line is not in line with the others";
        return "not YAML: " + plain(problem);
    }

    /** What {@code >= 98%} is without quotes. */
    private static boolean isBlockSign(MarkedYAMLException error) {
        return String.valueOf(error.getContext()).contains("while scanning a block scalar");
    }

    static String hint(MarkedYAMLException error) {
        String problem = String.valueOf(error.getProblem());
        if (problem.contains("'\\t(TAB)'")) return "indent with spaces";
        if (isBlockSign(error)) return "quote a comparison: \">= 98%\"";
        if (problem.contains("but found another document")) return "a file holds one scenario: remove the `---`";
        if (problem.contains("mapping values are not allowed here")) {
            return "quote a text that contains `: `, or check the indent";
        }
        if (problem.contains("found undefined alias")) return "an alias such as *x needs an anchor &x before it";
        if (problem.contains("found unexpected end of stream")) return "write another one where the text ends";
        if (problem.contains("could not find expected ':'")) return "write `key: value`, with a blank after the colon";
        if (problem.contains("expected <block end>, but found")) return "check the indent, or a bracket before it";
        return error.getContext() == null ? "" : plain(error.getContext());
    }

    /** One line without the parser's own markup. */
    static String plain(String message) {
        if (String.valueOf(message).contains("Nesting Depth exceeded")) return "values are nested more than 50 deep";
        return String.valueOf(message).replaceAll("\\s+", " ").trim();
    }
}
