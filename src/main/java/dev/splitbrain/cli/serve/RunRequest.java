package dev.splitbrain.cli.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run that is asked for.
 *
 * @param settings other values than the scenario's, by path
 * @param more further words of the command line, such as {@code --without fault.2}
 */
record RunRequest(String file, long seed, Map<String, String> settings, List<String> more) {
    private static final int LONGEST_NAME = 100;

    RunRequest {
        settings = new LinkedHashMap<>(settings);
        more = List.copyOf(more);
    }

    /** Of the words of a command line, as a summary keeps them: a file, {@code --seed}, and what else there is. */
    static RunRequest of(List<String> words) {
        long seed = 0;
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> more = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (word) {
                case "--seed" -> seed = Long.parseLong(next);
                case "--set" -> {
                    int equals = next.indexOf('=');
                    settings.put(next.substring(0, equals), next.substring(equals + 1));
                }
                case "--allow-code",
                        "--plugin" -> {} // a report must not give code rights that the console's owner did not
                default -> {
                    more.add(word);
                    continue;
                }
            }
            if (!word.equals("--allow-code")) i++;
        }
        return new RunRequest(words.get(0), seed, settings, more);
    }

    /** The words that {@code splitbrain run} takes. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of(file, "--seed", Long.toString(seed)));
        words.addAll(more);
        settings.forEach((path, value) -> words.addAll(List.of("--set", path + "=" + value)));
        return words;
    }

    /** The folder for its report: that of {@code splitbrain run}, and what is other than in the scenario. */
    String folder(String slug) {
        StringBuilder name = new StringBuilder(slug).append("-s").append(seed);
        settings.forEach((path, value) ->
                name.append('-').append(plain(path.substring(path.lastIndexOf('.') + 1) + "-" + value)));
        for (String word : more) name.append('-').append(plain(word));
        if (name.length() <= LONGEST_NAME) return name.toString();
        return name.substring(0, LONGEST_NAME) + "-" + Integer.toHexString(words().hashCode());
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^-+|-+$", "");
    }
}
