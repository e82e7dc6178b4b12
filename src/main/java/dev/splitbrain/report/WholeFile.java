package dev.splitbrain.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all. */
public final class WholeFile {
    private WholeFile() {}

    /** @param file its folder is made where it is missing */
    public static void write(Path file, String text) throws IOException {
        if (file.getParent() != null) Files.createDirectories(file.getParent());
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param file in a folder that is there */
    static void write(Path file, byte[] bytes) throws IOException {
        Path half = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(half, bytes);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException | AccessDeniedException e) { // which names the half file
            throw new FileSystemException(file.toString(), null, "it cannot be written there; another folder may do");
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
