package dev.splitbrain.fidelity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The page with the tables: a section for each scenario, in the order of their files. */
final class FidelityPage {
    static final Path PAGE = Path.of("src/site/markdown/fidelity.md");
    private static final String BEGIN = "<!-- written by scripts/fidelity --write -->";
    private static final String SECTION = "### ";

    private FidelityPage() {}

    /** Puts a scenario's section in the place of its last one; the others stay as they are. */
    static void write(Path scenario, String section) throws IOException {
        Files.writeString(PAGE, with(Files.readString(PAGE), name(scenario), section));
    }

    /** The page with this section of the scenario of this name. */
    static String with(String page, String name, String section) {
        int begin = page.indexOf(BEGIN);
        if (begin < 0) throw new IllegalArgumentException("the page has no line " + BEGIN);
        Map<String, String> sections = new TreeMap<>();
        for (String each : page.substring(begin + BEGIN.length()).split("(?m)^(?=" + SECTION + ")"))
            if (each.startsWith(SECTION)) sections.put(each.split("`")[1], each.stripTrailing());
        sections.put(name, section.stripTrailing());
        return page.substring(0, begin + BEGIN.length()) + "\n\n" + String.join("\n\n", sections.values()) + "\n";
    }

    static String name(Path scenario) {
        return String.valueOf(scenario.getFileName()).replace(".yaml", "");
    }
}
