package dev.splitbrain.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the files of a report, each whole or not at all. */
public final class RunFiles {
    private final Path folder;
    private final List<String> written = new ArrayList<>();

    /** @param folder made where it is missing; files of the same names in it are replaced */
    public RunFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    public void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String name, byte[] bytes) throws IOException {
        WholeFile.write(folder.resolve(name), bytes);
        written.add(name);
    }

    public Path folder() {
        return folder;
    }

    /** Names of the files so far, in the order of writing. */
    public List<String> written() {
        return List.copyOf(written);
    }
}
