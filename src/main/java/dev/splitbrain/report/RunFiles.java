package dev.splitbrain.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        Path half = folder.resolve("." + name + ".part");
        try {
            Files.write(half, bytes);
            Files.move(half, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException | AccessDeniedException e) { // which names the half file
            throw new FileSystemException(
                    folder.resolve(name).toString(), null, "it cannot be written there; another folder may do");
        } finally {
            Files.deleteIfExists(half);
        }
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
