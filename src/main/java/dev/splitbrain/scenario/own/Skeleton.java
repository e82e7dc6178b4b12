package dev.splitbrain.scenario.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A protocol to begin with, and a scenario for it.
 *
 * @param java the Java file
 * @param scenario that runs it
 * @param scenarioName the scenario's file
 */
public record Skeleton(String java, String scenario, String scenarioName) {
    /** The skeleton of a class of this name. */
    public static Skeleton named(String className) {
        String kebab = className.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return new Skeleton(
                filled("/own/Skeleton.java.txt", className, kebab),
                filled("/own/skeleton.yaml.txt", className, kebab),
                kebab + ".yaml");
    }

    private static String filled(String resource, String className, String kebab) {
        try (InputStream in = Skeleton.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("NAME", className).replace("KEBAB", kebab);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
