package dev.splitbrain.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scans the sources for what breaks determinism or the house's habits, and names what to use instead. */
class TidyTest {
    private static final Path MAIN = Path.of("src/main/java/dev/splitbrain");

    /** Packages whose results must be the same everywhere. */
    private static final Set<String> PURE = Set.of(
            "random", "spec", "node", "protocol", "world", "trace", "history", "workload", "sim", "check", "metrics");

    private record Rule(Pattern banned, String instead) {}

    private static final List<Rule> EVERYWHERE = List.of(
            rule("System\\.out\\b|System\\.err\\b", "the command's own writers (cli.Main alone opens the streams)"),
            rule("printStackTrace\\(", "a message that says what to do"),
            rule("String\\.format\\(\"|\\.formatted\\(", "String.format(Locale.ROOT, …): a German desktop prints 0,5"),
            rule("toLowerCase\\(\\)|toUpperCase\\(\\)", "toLowerCase(Locale.ROOT): Turkish has two kinds of i"),
            rule(
                    "new (java\\.util\\.)?Random\\(|Math\\.random\\(|ThreadLocalRandom|SecureRandom",
                    "the Rng that one was handed"),
            rule("Thread\\.sleep\\(", "virtual time"));

    private static final List<Rule> IN_PURE_PACKAGES = List.of(
            rule("System\\.(currentTimeMillis|nanoTime)\\(|Instant\\.now|LocalDate", "virtual time"),
            rule("System\\.(getProperty|getenv)\\(", "settings that are handed in"),
            rule("new Thread\\(|ExecutorService|parallelStream\\(|\\.parallel\\(\\)|CompletableFuture", "one thread"),
            rule(
                    "(?<![A-Za-z])Math\\.(sin|cos|tan|exp|log|log10|pow|sqrt1|cbrt|sinh|cosh|tanh|atan2?|asin|acos|hypot|expm1|log1p)\\(",
                    "StrictMath: the same bits on every machine"),
            rule(
                    "static (?!final|[\\w<>\\[\\], ?.]+\\(|class|record|enum|interface|abstract|sealed|non-sealed|<|\\{|@)[\\w<>\\[\\], ?.]+ \\w+ *(=|;)",
                    "a field of an object: statics never change"));

    @Test
    void nothingBannedIsUsed() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            String path = MAIN.relativize(file).toString().replace('\\', '/');
            List<Rule> rules = new ArrayList<>(EVERYWHERE);
            if (PURE.contains(path.substring(0, path.indexOf('/')))) rules.addAll(IN_PURE_PACKAGES);
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                for (Rule rule : rules) {
                    if (rule.banned.matcher(withoutComment(lines.get(i))).find() && !isExempt(path, rule)) {
                        found.add(path + ":" + (i + 1) + ": " + lines.get(i).strip() + " -> use " + rule.instead);
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyPackageTellsWhatItIs() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path file : sources()) {
            if (!Files.exists(file.resolveSibling("package-info.java"))) {
                String name = MAIN.relativize(file.getParent()).toString();
                if (!silent.contains(name)) silent.add(name);
            }
        }
        assertEquals(List.of(), silent, "packages without package-info.java");
    }

    @Test
    void filesStaySmall() throws IOException {
        List<String> large = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > 400) large.add(MAIN.relativize(file) + " has " + lines + " lines");
        }
        assertEquals(List.of(), large, "split these");
    }

    @Test
    void theRulesFindWhatTheyBan() {
        assertTrue(EVERYWHERE.get(0).banned.matcher("System.out.println(1);").find());
        assertTrue(IN_PURE_PACKAGES
                .get(0)
                .banned
                .matcher("long t = System.nanoTime();")
                .find());
        assertTrue(IN_PURE_PACKAGES
                .get(4)
                .banned
                .matcher("    private static int count;")
                .find());
        assertTrue(!IN_PURE_PACKAGES
                .get(4)
                .banned
                .matcher("    private static final int COUNT = 1;")
                .find());
        assertTrue(!IN_PURE_PACKAGES
                .get(4)
                .banned
                .matcher("    static int count() { int a = 1; }")
                .find());
    }

    private static boolean isExempt(String path, Rule rule) {
        boolean opensStreams = path.equals("cli/Main.java") && rule == EVERYWHERE.get(0);
        boolean makesKey = path.equals("cli/serve/LocalServer.java") && rule == EVERYWHERE.get(4);
        return opensStreams || makesKey;
    }

    private static String withoutComment(String line) {
        String stripped = line.strip();
        if (stripped.startsWith("*") || stripped.startsWith("//") || stripped.startsWith("/*")) return "";
        int comment = line.indexOf(" // ");
        return comment < 0 ? line : line.substring(0, comment);
    }

    private static Rule rule(String banned, String instead) {
        return new Rule(Pattern.compile(banned), instead);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
