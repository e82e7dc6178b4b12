package dev.splitbrain.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees that nobody wrote: the program makes them. */
public final class Trees {
    private static final Mark NOWHERE = Source.of(0, "made by the program", "").start();

    private Trees() {}

    /** A single value, without quotes where it can do without. */
    public static YamlNode.Scalar text(String text) {
        return new YamlNode.Scalar(NOWHERE, text, true);
    }

    public static YamlNode.Sequence list(List<? extends YamlNode> items) {
        return new YamlNode.Sequence(NOWHERE, List.copyOf(items));
    }

    /** A list of single values. */
    public static YamlNode.Sequence texts(List<String> texts) {
        return list(texts.stream().map(Trees::text).toList());
    }

    public static YamlNode.Mapping map() {
        return new YamlNode.Mapping(NOWHERE, List.of());
    }

    public static YamlNode.Mapping map(String key, YamlNode value) {
        return map().with(key, value);
    }

    public static YamlNode.Mapping map(Map<String, ? extends YamlNode> entries) {
        YamlNode.Mapping map = map();
        for (Map.Entry<String, ? extends YamlNode> entry : entries.entrySet())
            map = map.with(entry.getKey(), entry.getValue());
        return map;
    }

    /** A value as commands hold it: a number, a text, a list or a map of such, or null. */
    public static YamlNode of(Object value) {
        if (value == null) return text("null");
        if (value instanceof Map<?, ?> map) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            map.forEach((key, each) -> entries.put(String.valueOf(key), of(each)));
            return map(entries);
        }
        if (value instanceof Iterable<?> items) {
            List<YamlNode> nodes = new ArrayList<>();
            for (Object item : items) nodes.add(of(item));
            return list(nodes);
        }
        boolean quoted = value instanceof String text && !isPlainText(text);
        return new YamlNode.Scalar(NOWHERE, String.valueOf(value), !quoted);
    }

    /** Whether a text is read as that text where it stands without quotes. */
    private static boolean isPlainText(String text) {
        return !CoreScalar.isNull(text) && CoreScalar.bool(text).isEmpty() && !CoreScalar.isNumber(text);
    }
}
