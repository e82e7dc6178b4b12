package dev.splitbrain.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dotted path to a place in a scenario: {@code protocol.raft.pre_vote}. A part is a key of a map, the number of an item
 * in a list (from 1), or the name of an item such as a check.
 */
public record TreePath(String text, List<Part> parts) {
    /** One part, and where it is written. */
    public record Part(String name, Mark mark) {}

    public static TreePath of(String text, Source source) {
        return of(text, source.start());
    }

    public static TreePath of(String text, Mark start) {
        List<Part> parts = new ArrayList<>();
        int column = start.column();
        for (String name : text.split("\\.", -1)) {
            parts.add(new Part(name, new Mark(start.source(), start.line(), column)));
            column += name.length() + 1;
        }
        return new TreePath(text, parts);
    }

    /** What stands at this place of a tree. */
    public Optional<YamlNode> find(YamlNode tree) {
        Optional<YamlNode> at = Optional.of(tree);
        for (Part part : parts) at = at.flatMap(node -> step(node, part.name()));
        return at;
    }

    private static Optional<YamlNode> step(YamlNode at, String part) {
        if (at instanceof YamlNode.Mapping map) return map.get(part);
        if (!(at instanceof YamlNode.Sequence list)) return Optional.empty();
        int place = place(list, part);
        if (place < 0) return Optional.empty();
        YamlNode item = list.items().get(place);
        boolean byName = name(item).filter(part::equals).isPresent();
        return byName && item instanceof YamlNode.Mapping map ? map.get(part) : Optional.of(item);
    }

    /** The paths of all single values and lists of a tree, in its order. */
    public static List<String> all(YamlNode tree) {
        List<String> paths = new ArrayList<>();
        collect("", tree, paths);
        return paths;
    }

    private static void collect(String path, YamlNode node, List<String> paths) {
        if (!path.isEmpty() && !(node instanceof YamlNode.Mapping)) paths.add(path);
        if (!(node instanceof YamlNode.Mapping map)) return;
        String before = path.isEmpty() ? "" : path + ".";
        for (YamlNode.Entry entry : map.entries()) collect(before + entry.name(), entry.value(), paths);
    }

    /** Reports that nothing stands at this place. */
    public void missing(YamlNode tree, Mark mark, Problems problems) {
        String hint = Suggestion.nearest(
                        text, all(tree).stream().filter(this::isNear).toList())
                .map(path -> "did you mean `" + path + "`?")
                .orElse("write it there, even if it is the default");
        problems.add(mark, "`" + text + "` is not set in this scenario", hint);
    }

    /** Whether a path differs from this in one part, and there by a typo: long paths are alike in most of their letters. */
    private boolean isNear(String path) {
        List<String> mine = parts.stream().map(Part::name).toList();
        List<String> other = List.of(path.split("\\."));
        if (mine.size() != other.size()) return false;
        int different = 0;
        for (int i = 0; i < mine.size(); i++) {
            if (mine.get(i).equals(other.get(i))) continue;
            different++;
            if (!Suggestion.isTypo(mine.get(i), List.of(other.get(i)))) return false;
        }
        return different == 1;
    }

    /** The tree with a value at this place; a map gets the key where it lacks it. Empty where there is no such place. */
    public Optional<YamlNode> put(YamlNode tree, YamlNode value, Problems problems) {
        return put(tree, 0, value, problems);
    }

    private Optional<YamlNode> put(YamlNode at, int depth, YamlNode value, Problems problems) {
        if (depth == parts.size()) return Optional.of(value);
        Part part = parts.get(depth);
        if (at instanceof YamlNode.Mapping map) return putKey(map, part, depth, value, problems);
        if (at instanceof YamlNode.Sequence list) return putItem(list, part, depth, value, problems);
        if (at instanceof YamlNode.Scalar scalar && scalar.text().equals(part.name())) {
            return put(named(scalar), depth, value, problems); // `protocol: raft` becomes `protocol: {raft: {…}}`
        }
        problems.add(part.mark(), "there is no `" + part.name() + "` in " + at.what(), "");
        return Optional.empty();
    }

    private static YamlNode.Mapping named(YamlNode.Scalar name) {
        YamlNode.Mapping nothing = new YamlNode.Mapping(name.mark(), List.of());
        return new YamlNode.Mapping(name.mark(), List.of(new YamlNode.Entry(name, nothing)));
    }

    private Optional<YamlNode> putKey(YamlNode.Mapping map, Part part, int depth, YamlNode value, Problems problems) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        boolean found = false;
        for (YamlNode.Entry entry : map.entries()) {
            if (!entry.name().equals(part.name())) {
                entries.add(entry);
                continue;
            }
            found = true;
            Optional<YamlNode> below = put(entry.value(), depth + 1, value, problems);
            if (below.isEmpty()) return Optional.empty();
            entries.add(new YamlNode.Entry(entry.key(), below.get()));
        }
        if (!found) {
            Optional<YamlNode> below = put(new YamlNode.Mapping(part.mark(), List.of()), depth + 1, value, problems);
            if (below.isEmpty()) return Optional.empty();
            entries.add(new YamlNode.Entry(new YamlNode.Scalar(part.mark(), part.name(), true), below.get()));
        }
        return Optional.of(new YamlNode.Mapping(map.mark(), entries));
    }

    private Optional<YamlNode> putItem(
            YamlNode.Sequence list, Part part, int depth, YamlNode value, Problems problems) {
        int place = place(list, part.name());
        if (place < 0) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++)
                names.add(name(list.items().get(i)).orElse("" + (i + 1)));
            problems.add(
                    part.mark(),
                    "there is no item `" + part.name() + "` in this list",
                    Suggestion.hint(part.name(), "items", names));
            return Optional.empty();
        }
        List<YamlNode> items = new ArrayList<>(list.items());
        boolean byName = name(items.get(place)).filter(part.name()::equals).isPresent();
        Optional<YamlNode> below = put(items.get(place), byName ? depth : depth + 1, value, problems);
        if (below.isEmpty()) return Optional.empty();
        items.set(place, below.get());
        return Optional.of(new YamlNode.Sequence(list.mark(), items));
    }

    private static int place(YamlNode.Sequence list, String part) {
        for (int i = 0; i < list.items().size(); i++) {
            if (part.equals(String.valueOf(i + 1))
                    || name(list.items().get(i)).filter(part::equals).isPresent()) return i;
        }
        return -1;
    }

    /** What an item is called, where it is a name or a name with options. */
    private static Optional<String> name(YamlNode item) {
        if (item instanceof YamlNode.Scalar scalar) return Optional.of(scalar.text());
        if (item instanceof YamlNode.Mapping map && map.entries().size() == 1) {
            return Optional.of(map.entries().get(0).name());
        }
        return Optional.empty();
    }
}
