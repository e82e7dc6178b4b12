package dev.splitbrain.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds the table of packages against the compiled classes: nothing imports upwards, no cycles. */
class LayeringTest {
    private static final String ROOT = "dev.splitbrain.";

    /** What each package may import, besides itself; sub-packages count as their parent. */
    private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        MAY_IMPORT.put("random", Set.of());
        MAY_IMPORT.put("spec", Set.of("random"));
        MAY_IMPORT.put("node", Set.of("random", "spec"));
        MAY_IMPORT.put("protocol", Set.of("random", "spec", "node"));
        MAY_IMPORT.put("world", Set.of("random", "node"));
        MAY_IMPORT.put("history", Set.of("spec", "node"));
        MAY_IMPORT.put("trace", Set.of("random", "spec", "node", "world", "history"));
        MAY_IMPORT.put("workload", Set.of("random", "spec", "node"));
        MAY_IMPORT.put("sim", Set.of("random", "spec", "node", "world", "trace", "history", "workload"));
        MAY_IMPORT.put("check", Set.of("random", "spec", "node", "trace", "history"));
        MAY_IMPORT.put("metrics", Set.of("spec", "node", "trace", "history", "world"));
        MAY_IMPORT.put(
                "scenario",
                Set.of(
                        "random",
                        "spec",
                        "node",
                        "world",
                        "workload",
                        "sim",
                        "check",
                        "metrics",
                        "protocol",
                        "trace",
                        "history"));
        MAY_IMPORT.put(
                "explore",
                Set.of(
                        "random",
                        "spec",
                        "node",
                        "world",
                        "workload",
                        "sim",
                        "check",
                        "metrics",
                        "protocol",
                        "trace",
                        "history",
                        "scenario"));
        MAY_IMPORT.put(
                "report",
                Set.of(
                        "random",
                        "spec",
                        "node",
                        "world",
                        "trace",
                        "history",
                        "check",
                        "metrics",
                        "scenario",
                        "explore"));
        MAY_IMPORT.put("cli", MAY_IMPORT.keySet());
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        Map<String, Set<String>> wrong = new TreeMap<>();
        imports().forEach((from, imported) -> {
            Set<String> forbidden = new TreeSet<>(imported);
            forbidden.removeAll(MAY_IMPORT.getOrDefault(from, Set.of()));
            forbidden.remove(from);
            if (!forbidden.isEmpty()) wrong.put(from, forbidden);
        });
        assertEquals(Map.of(), wrong, "imports that the table does not allow");
    }

    @Test
    void theTableHasNoCycles() {
        for (String start : MAY_IMPORT.keySet()) {
            Set<String> reached = new TreeSet<>();
            follow(start, reached);
            assertTrue(!reached.contains(start), start + " may import itself through others");
        }
    }

    private static void follow(String name, Set<String> reached) {
        if (name.equals("cli")) return; // the top: nothing imports it
        for (String next : MAY_IMPORT.get(name)) if (reached.add(next)) follow(next, reached);
    }

    @Test
    void theTestSeesTheClasses() {
        assertTrue(imports().get("sim").containsAll(Set.of("node", "trace", "world")), "jdeps read the classes");
    }

    private static Map<String, Set<String>> imports() {
        StringWriter out = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        PrintWriter printer = new PrintWriter(out);
        jdeps.run(printer, printer, "-verbose:package", "--multi-release", "base", "--ignore-missing-deps", classes());
        Map<String, Set<String>> imports = new TreeMap<>();
        Pattern line = Pattern.compile("^ +(dev\\.splitbrain\\.\\S+) +-> (dev\\.splitbrain\\.\\S+)", Pattern.MULTILINE);
        Matcher found = line.matcher(out.toString());
        while (found.find()) {
            imports.computeIfAbsent(layer(found.group(1)), key -> new TreeSet<>())
                    .add(layer(found.group(2)));
        }
        return imports;
    }

    private static String classes() {
        try {
            return Path.of(dev.splitbrain.node.Protocol.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String layer(String packageName) {
        String rest = packageName.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
