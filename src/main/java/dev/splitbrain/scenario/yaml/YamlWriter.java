package dev.splitbrain.scenario.yaml;

import java.util.List;

/**
 * Writes a tree as people write scenarios: a section below the other, what is short on one line, a blank line around what is
 * long. Reading it gives the same tree.
 */
public final class YamlWriter {
    private static final int WIDTH = 110;
    private static final int INDENT = 2;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The text of a tree below these lines of comment. */
    public static String write(YamlNode.Mapping tree, List<String> comment) {
        YamlWriter writer = new YamlWriter();
        for (String line : comment)
            writer.out.append(line.isEmpty() ? "#" : "# " + line).append('\n');
        writer.sections(tree);
        return writer.out.toString();
    }

    private void sections(YamlNode.Mapping tree) {
        boolean longBefore = false;
        for (YamlNode.Entry entry : tree.entries()) {
            int start = out.length();
            entry(
                    entry,
                    0,
                    !(entry.value() instanceof YamlNode.Mapping map
                            && !map.entries().isEmpty()));
            boolean isLong = out.indexOf("\n", start) < out.length() - 1;
            if (start > 0 && (isLong || longBefore)) out.insert(start, '\n');
            longBefore = isLong;
        }
    }

    private void entry(YamlNode.Entry entry, int indent, boolean oneLine) {
        out.append(" ".repeat(indent)).append(entry.key().flow()).append(':');
        if (oneLine && fits(entry.value())) {
            out.append(' ').append(entry.value().flow()).append('\n');
        } else if (entry.value() instanceof YamlNode.Mapping map) {
            out.append('\n');
            for (YamlNode.Entry below : map.entries()) entry(below, indent + INDENT, true);
        } else if (entry.value() instanceof YamlNode.Sequence list) {
            out.append('\n');
            for (YamlNode item : list.items()) item(item, indent + INDENT);
        } else {
            text((YamlNode.Scalar) entry.value(), indent + INDENT);
        }
    }

    private void item(YamlNode item, int indent) {
        out.append(" ".repeat(indent)).append("- ");
        boolean named = item instanceof YamlNode.Mapping one && one.entries().size() == 1; // a name with options
        if (!named && fits(item) || !(item instanceof YamlNode.Mapping map)) {
            out.append(item.flow()).append('\n');
            return;
        }
        int start = out.length();
        for (YamlNode.Entry entry : map.entries()) entry(entry, indent + INDENT, true);
        out.delete(start, start + indent + INDENT); // the first key stands behind the dash
    }

    /** Whether the line that is begun has room for it; of several maps each has a line. */
    private boolean fits(YamlNode node) {
        if (node instanceof YamlNode.Sequence list
                && list.items().stream().anyMatch(YamlNode.Mapping.class::isInstance)) return false;
        int column = out.length() - (out.lastIndexOf("\n") + 1);
        return node.flow().length() + column < WIDTH;
    }

    /** A long text in lines that the reader folds to one; in quotes where folding would change it. */
    private void text(YamlNode.Scalar scalar, int indent) {
        String text = scalar.text();
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (!body.matches("\\S+( \\S+)*")) {
            out.append(' ').append(scalar.flow()).append('\n');
            return;
        }
        out.append(text.endsWith("\n") ? " >" : " >-");
        int column = WIDTH; // full: the first word begins a line
        for (String word : body.split(" ")) {
            column += 1 + word.length();
            if (column <= WIDTH) {
                out.append(' ').append(word);
            } else {
                out.append('\n').append(" ".repeat(indent)).append(word);
                column = indent + word.length();
            }
        }
        out.append('\n');
    }
}
