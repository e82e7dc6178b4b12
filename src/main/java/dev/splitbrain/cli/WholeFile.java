package dev.splitbrain.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /** @param file its folder is made where it is missing */
    static void write(Path file, String text) throws IOException {
        if (file.getParent() != null) Files.createDirectories(file.getParent());
        Path half = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException | AccessDeniedException e) { // which names the half file
            throw new FileSystemException(file.toString(), null, "it cannot be written there; another folder may do");
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
