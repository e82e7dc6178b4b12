package dev.splitbrain.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The report that a folder held before: of another run, its files must not stand beside the new ones, as its pages would be
 * taken for this run's. Of the same run they are still right.
 *
 * @param fingerprint of its run; empty where there was no report
 * @param names of its files, and of the page that {@code replay} may have added
 */
record EarlierReport(String fingerprint, Set<String> names) {
    private static final EarlierReport NONE = new EarlierReport("", Set.of());

    /** What a folder holds, by its {@code summary.json}. */
    static EarlierReport in(Path folder) throws IOException {
        Path summary = folder.resolve("summary.json");
        if (!Files.isRegularFile(summary)) return NONE;
        try {
            JsonNode told = new ObjectMapper().readTree(Files.readString(summary));
            Set<String> names = new LinkedHashSet<>(List.of("replay.html"));
            for (JsonNode file : told.path("files"))
                names.add(Path.of(file.asText()).getFileName().toString());
            return new EarlierReport(told.path("fingerprint").asText(), names);
        } catch (JsonProcessingException | InvalidPathException e) {
            return NONE; // somebody else's file
        }
    }

    /** Removes what is left of it in the folder, now that another run's report is written there. */
    void makeWay(RunFiles files, String newFingerprint) throws IOException {
        if (fingerprint.isEmpty() || fingerprint.equals(newFingerprint)) return;
        for (String name : names)
            if (!files.written().contains(name))
                Files.deleteIfExists(files.folder().resolve(name));
    }
}
