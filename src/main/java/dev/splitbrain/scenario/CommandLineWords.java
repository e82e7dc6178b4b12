package dev.splitbrain.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words of a command line, as a shell takes them. */
public final class CommandLineWords {
    private CommandLineWords() {}

    /** A command and its arguments on one line; what a shell would take apart stands in quotes. */
    public static String join(String command, List<String> arguments) {
        StringBuilder out = new StringBuilder(command);
        for (String argument : arguments) out.append(' ').append(quoted(argument));
        return out.toString();
    }

    private static String quoted(String word) {
        return word.matches("[\\w.,:%/=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Values by path: {@code --set}, {@code network.loss=5%}. */
    public static List<String> settings(Map<String, String> values) {
        List<String> words = new ArrayList<>();
        values.forEach((path, value) -> words.addAll(List.of("--set", path + "=" + value)));
        return words;
    }
}
