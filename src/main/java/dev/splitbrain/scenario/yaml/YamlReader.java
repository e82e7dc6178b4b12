package dev.splitbrain.scenario.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads one YAML document into a tree with positions. What is wrong goes to the problems, never up as an exception. */
public final class YamlReader {
    public static final int MAX_BYTES = 10 << 20;
    private static final int MAX_LINE = 500_000; // that of 60 000 named nodes in one list

    private YamlReader() {}

    /** The tree of a text; empty where it has none, and then there is a problem. */
    public static Optional<YamlNode> read(Source source, String text, Problems problems) {
        Optional<Mark> endless = endless(source, text);
        if (endless.isPresent()) {
            problems.add(endless.get(), "this line has more than " + MAX_LINE + " characters", "break it into several");
            return Optional.empty();
        }
        try {
            Node root = new Yaml(options()).compose(new StringReader(text));
            if (root == null) {
                problems.add(source.start(), "the file says nothing", "a scenario begins with `version: 1`");
                return Optional.empty();
            }
            return Optional.of(new TreeBuilder(source, problems).build(root));
        } catch (MarkedYAMLException e) {
            problems.add(mark(source, YamlWords.place(e)), YamlWords.message(e), YamlWords.hint(e));
        } catch (ReaderException e) {
            String character = String.format(java.util.Locale.ROOT, "U+%04X", e.getCodePoint());
            problems.add(place(source, text, e.getPosition()), "the character " + character + " is not allowed", "");
        } catch (TreeBuilder.Unusable e) {
            problems.add(e.mark(), e.getMessage(), e.hint());
        } catch (YAMLException e) {
            problems.add(source.start(), YamlWords.plain(e.getMessage()), "");
        }
        return Optional.empty();
    }

    /** Where a line begins that no person wrote; the parser would need minutes for some. */
    private static Optional<Mark> endless(Source source, String text) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (i - begin > MAX_LINE) return Optional.of(new Mark(source, line, 1));
            if (text.charAt(i) != '\n') continue;
            line++;
            begin = i + 1;
        }
        return Optional.empty();
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setMaxAliasesForCollections(1000); // the tree that they unfold to is limited by its size
        options.setNestingDepthLimit(50);
        return options;
    }

    private static Mark mark(Source source, org.yaml.snakeyaml.error.Mark mark) {
        return mark == null ? source.start() : new Mark(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Mark place(Source source, String text, int position) {
        int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int line = Source.of(0, "", before).lines().size();
        return new Mark(source, line, end - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')));
    }
}
