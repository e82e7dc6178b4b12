package dev.splitbrain.scenario;

import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.explain.Explanation;
import dev.splitbrain.scenario.language.Sections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Loads scenarios that were damaged by chance. Whatever the damage, the loader gives a scenario or problems in words, soon,
 * and writes nothing. {@code scripts/fuzz [mutations] [seed]} runs a campaign.
 */
final class LoaderFuzz {
    private static final String[] TOKENS = {
        ":",
        "- ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&a ",
        "*a",
        "<<: *a",
        "---\n",
        "...\n",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "'",
        "|\n",
        ">\n",
        "!!int ",
        "!x ",
        "? ",
        "#",
        "%",
        "@",
        "`",
        "~",
        "null",
        "true",
        "no",
        ".inf",
        ".nan",
        "-1",
        "0",
        "1e999",
        "0x7f",
        "1_000",
        "99999999999999999999",
        "1000000000000",
        "-5s",
        "0s",
        "5",
        "5ms",
        "500000h",
        "5%",
        "200%",
        "n1",
        "n9",
        "any 99",
        "leader",
        "rest",
        "x-y: 1\n",
        "include: .\n",
        "include: /etc/passwd\n",
        "\u0000",
        "\u0007",
        "\u00e9",
        "\ud83d\ude00",
        "\u2028",
        "crash: ",
        "version: 1\n",
        "faults: chaos\n",
        "sweep: {seeds: 1..9, vary: {nodes: [1, 2]}}\n",
        "charts: [{space-time: {around: fault 1}}]\n",
        "around: -5s",
        "around: 99999999999999999999h",
        "round-trips: aws-5\n",
        "round-trips: ../../pom.xml\n",
        "empirical: ../../../../etc/hostname",
        "sometimes: became-leader",
        "include: fuzz.yaml\n",
        "{{{{{{{{{{{{",
        "[[[[[[[[[[[[[[[[[[[["
    };

    private static final String[] PATHS = {
        "network.loss",
        "protocol.raft.pre_vote",
        "faults.1.at",
        "checks.availability",
        "nodes",
        "charts",
        "seed",
        "include"
    };
    private static final long TOO_SLOW_MILLIS = 2_000;

    private final List<String> originals;
    private final Path folder;
    private final Catalog catalog = Catalog.standard();
    private final Sections sections = new Sections(catalog);
    private final List<String> slow = new ArrayList<>();
    private long slowestMillis;
    private int loaded;

    LoaderFuzz(Path folder) throws IOException {
        this.folder = folder;
        originals = new ArrayList<>();
        // Right ones more often than wrong ones: damage to them gets past the first checks.
        for (String source : List.of("scenarios", "src/test/resources/explain")) {
            for (String text : texts(Path.of(source))) originals.addAll(Collections.nCopies(10, text));
        }
        originals.addAll(texts(Path.of("src/test/resources/loader")));
    }

    private static List<String> texts(Path source) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    /** Tries so many; throws at the first that goes wrong, with the text that did it. */
    void run(int mutations, long seed) throws IOException {
        Path file = folder.resolve("fuzz.yaml");
        for (int i = 0; i < mutations; i++) {
            byte[] text = mutated(new Rng(seed).stream("mutation." + i)).getBytes(StandardCharsets.ISO_8859_1);
            Files.write(file, text);
            attempt(file, i);
            if (!Arrays.equals(Files.readAllBytes(file), text))
                throw new AssertionError("mutation " + i + " was changed");
        }
        try (Stream<Path> left = Files.list(folder)) {
            List<Path> all = left.toList();
            if (!all.equals(List.of(file))) throw new AssertionError("something was written: " + all);
        }
    }

    private void attempt(Path file, int number) throws IOException {
        long begin = System.nanoTime();
        try {
            Scenario scenario = ScenarioLoader.load(file, number % 2 == 0 ? Map.of() : override(number), sections);
            Explanation.of(scenario, catalog);
            loaded++;
        } catch (ScenarioException problems) {
            String said = problems.render();
            if (said.isBlank() || said.contains("Exception") || said.contains("error: null")) {
                throw new AssertionError("mutation " + number + " is told so:\n" + said);
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            throw new AssertionError("mutation " + number + ":\n" + text, e);
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        if (millis > TOO_SLOW_MILLIS) slow.add("mutation " + number + ": " + millis + " ms");
        slowestMillis = Math.max(slowestMillis, millis);
    }

    /** A value on the command line, whose path and value are damaged too. */
    private static Map<String, String> override(int number) {
        Rng rng = new Rng(number).stream("override");
        String path = PATHS[rng.nextInt(PATHS.length)];
        int at = rng.nextInt(path.length());
        boolean damage = rng.nextInt(2) == 0;
        return Map.of(
                damage ? path.substring(0, at) + "." + path.substring(at) : path, TOKENS[rng.nextInt(TOKENS.length)]);
    }

    private String mutated(Rng rng) {
        String text = any(originals, rng);
        for (int left = 1 + rng.nextInt(4); left > 0; left--) text = once(text, rng);
        return text.length() > 200_000 ? text.substring(0, 200_000) : text;
    }

    private String once(String text, Rng rng) {
        int at = text.isEmpty() ? 0 : rng.nextInt(text.length());
        int length = Math.min(text.length() - at, 1 + rng.nextInt(20));
        return switch (rng.nextInt(8)) {
            case 0 -> text.substring(0, at) + text.substring(at + length); // cut
            case 1 -> text.substring(0, at) + TOKENS[rng.nextInt(TOKENS.length)] + text.substring(at); // insert
            case 2 ->
                text.substring(0, at) + TOKENS[rng.nextInt(TOKENS.length)] + text.substring(at + length); // replace
            case 3 -> lines(text, rng, false); // drop a line
            case 4 -> lines(text, rng, true); // repeat a line elsewhere
            case 5 -> text.substring(0, at) + tail(rng); // splice
            case 6 -> text.substring(0, at) + (char) rng.nextInt(256) + text.substring(Math.min(text.length(), at + 1));
            default ->
                text.substring(0, at)
                        + text.substring(at, at + length).repeat(1 + rng.nextInt(50))
                        + text.substring(at);
        };
    }

    private String tail(Rng rng) {
        String other = any(originals, rng);
        return other.isEmpty() ? other : other.substring(rng.nextInt(other.length()));
    }

    private static String lines(String text, Rng rng, boolean repeat) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String line = lines.get(rng.nextInt(lines.size()));
        if (repeat) lines.add(rng.nextInt(lines.size()), line);
        else lines.remove(line);
        return String.join("\n", lines);
    }

    private static String any(List<String> texts, Rng rng) {
        return texts.get(rng.nextInt(texts.size()));
    }

    long slowestMillis() {
        return slowestMillis;
    }

    int loaded() {
        return loaded;
    }

    public static void main(String[] args) throws IOException {
        int mutations = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        LoaderFuzz fuzz = new LoaderFuzz(Files.createTempDirectory("loader-fuzz"));
        fuzz.run(mutations, seed);
        System.out.println(mutations + " mutations of " + fuzz.originals.size() + " texts, seed " + seed + ": "
                + fuzz.loaded + " still load, none fails but in words; the slowest took " + fuzz.slowestMillis + " ms");
        fuzz.slow.forEach(System.out::println);
        if (!fuzz.slow.isEmpty()) System.exit(1);
    }
}
