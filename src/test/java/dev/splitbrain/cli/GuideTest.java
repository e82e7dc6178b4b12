package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The README and the guide tell the truth: each command in them is run, in the order of the page, and must print what stands below it. A line
 * {@code …} stands for any lines. {@code -Dsplitbrain.rewrite=true} writes what is printed into the page; blocks with such a line keep
 * what they leave out.
 */
class GuideTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|java)?\\n(.*?)^```$");
    private static final Pattern EXIT = Pattern.compile("   # exit code (\\d)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final String ANYTHING = "…";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/site/markdown/guide.md"})
    void everyCommandOfThePagePrintsWhatItSays(Path file) throws Exception {
        StringBuilder page = new StringBuilder();
        Matcher block = BLOCK.matcher(Files.readString(file));
        while (block.find()) {
            String text = block.group(2);
            if ("yaml".equals(block.group(1))) keep(text);
            else if (text.startsWith("$ ")) text = run(text);
            String fence = "```" + (block.group(1) == null ? "" : block.group(1)) + "\n";
            block.appendReplacement(page, Matcher.quoteReplacement(fence + text + "```"));
        }
        block.appendTail(page);
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(file, page);
        assertEquals(Files.readString(file), page.toString());
    }

    /** A scenario of the page becomes a file of the name in its first line. */
    private void keep(String yaml) throws Exception {
        String first = yaml.lines().findFirst().orElseThrow();
        assertTrue(first.matches("# [a-z-]+\\.yaml"), "the first line names the file: " + first);
        Files.writeString(folder.resolve(first.substring(2)), yaml);
    }

    /** The block as it should be: its commands, each with what it prints. */
    private String run(String block) throws Exception {
        StringBuilder out = new StringBuilder();
        List<String> lines = block.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String command = lines.get(i);
            List<String> expected = new ArrayList<>();
            while (i + 1 < lines.size() && !lines.get(i + 1).startsWith("$ ")) expected.add(lines.get(++i));
            List<String> printed = printed(command);
            boolean fits = expected.contains(ANYTHING) && fits(expected, printed);
            boolean rewrite = Boolean.getBoolean("splitbrain.rewrite");
            if (expected.contains(ANYTHING) && !fits && !rewrite)
                throw new AssertionError(command + "\n" + String.join("\n", printed));
            out.append(command).append('\n');
            List<String> shown = fits ? expected : expected.contains(ANYTHING) ? renewed(expected, printed) : printed;
            for (String line : shown) out.append(line).append('\n');
        }
        return out.toString();
    }

    /** What is printed now, with as many lines left out as before; parts are found again by how their first line begins. */
    private static List<String> renewed(List<String> expected, List<String> printed) {
        List<String> renewed = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < expected.size(); i++) {
            String line = expected.get(i);
            if (line.equals(ANYTHING)) {
                renewed.add(line);
                String next = i + 1 < expected.size() ? start(expected.get(i + 1)) : "";
                while (at < printed.size() && !start(printed.get(at)).equals(next)) at++;
            } else if (at < printed.size()) {
                renewed.add(printed.get(at++));
            }
        }
        return renewed;
    }

    private static String start(String line) {
        return line.substring(0, Math.min(10, line.length()));
    }

    private List<String> printed(String command) throws Exception {
        Matcher exit = EXIT.matcher(command);
        int code = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
        List<String> words = words(exit.replaceAll("").replaceFirst("^\\$ (scripts/)?splitbrain ", ""));
        Cli ended = Cli.run(arguments(words));
        assertEquals(code, ended.code(), command + "\n" + ended.out() + ended.err());
        String progress = code == ExitCode.USAGE ? ended.err() : ""; // else only how fast the machine is
        return (ended.out() + progress)
                .replace(folder + "/", "")
                .stripTrailing()
                .lines()
                .toList();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) words.add(word.group(1) == null ? word.group(2) : word.group(1));
        return words;
    }

    /** The same, but what the reader's folder has or gets is in a folder of the test. */
    private String[] arguments(List<String> words) throws Exception {
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            boolean own = word.matches("(reports/.*|[a-z-]+\\.yaml)");
            arguments.add(own ? folder.resolve(word).toString() : word);
        }
        boolean writes =
                words.get(0).matches("run|replay") && !words.contains("--no-files") && !words.contains("--text");
        if (writes)
            arguments.addAll(List.of("-o", report(arguments) + (words.get(0).equals("replay") ? "/replay.html" : "")));
        return arguments.toArray(String[]::new);
    }

    /** Where the command would write, had it been called in the reader's folder. */
    private String report(List<String> arguments) throws Exception {
        Path scenario = Path.of(arguments.get(1));
        if (!Files.exists(scenario)) return folder.toString();
        Matcher seed = Pattern.compile("(?m)^seed: (\\d+)").matcher(Files.readString(scenario));
        String number = seed.find() ? seed.group(1) : "1";
        int given = arguments.indexOf("--seed");
        String slug = scenario.getFileName().toString().replace(".yaml", "");
        return folder.resolve("reports/" + slug + "-s" + (given < 0 ? number : arguments.get(given + 1)))
                .toString();
    }

    private static boolean fits(List<String> expected, List<String> printed) {
        StringBuilder pattern = new StringBuilder();
        for (String line : expected) {
            pattern.append(line.equals(ANYTHING) ? "(?:.*\n)*?" : Pattern.quote(line) + "\n");
        }
        return (String.join("\n", printed) + "\n").matches(pattern.toString());
    }
}
