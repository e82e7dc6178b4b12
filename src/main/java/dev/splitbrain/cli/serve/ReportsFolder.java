package dev.splitbrain.cli.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that is served: its reports, and the files in it that may be read. Nothing outside it is ever given. */
final class ReportsFolder {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "png", "image/png",
            "pdf", "application/pdf",
            "csv", "text/csv; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "jsonl", "text/plain; charset=utf-8",
            "yaml", "text/plain; charset=utf-8");

    private final Path root;

    /** @param root exists */
    ReportsFolder(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    /** A file in the folder or below it; none where the path leads out of it, to what is hidden, or to another kind of file. */
    Optional<Path> file(String path) {
        try {
            Path file = root.resolve(path).normalize();
            if (path.indexOf('\\') >= 0 || !file.startsWith(root) || file.equals(root)) return Optional.empty();
            for (Path part : root.relativize(file)) if (part.toString().startsWith(".")) return Optional.empty();
            if (type(file).isEmpty() || !Files.isRegularFile(file)) return Optional.empty();
            return file.toRealPath().startsWith(root) ? Optional.of(file) : Optional.empty(); // no links that lead out
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    /** The media type of a file by its ending. */
    static Optional<String> type(Path file) {
        String name = file.getFileName().toString();
        return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    /** Where a report of this name is, or would be; none where it is no name of a folder right below. */
    Optional<Path> report(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._%=,+ -]*")) return Optional.empty();
        return Optional.of(root.resolve(name));
    }

    /** The names of the folders with such a file in them, the latest first. */
    List<String> foldersWith(String file) {
        return list(root).stream()
                .filter(folder -> Files.isRegularFile(folder.resolve(file)))
                .sorted((a, b) -> Long.compare(changedMillis(b.resolve(file)), changedMillis(a.resolve(file))))
                .map(folder -> folder.getFileName().toString())
                .filter(name -> report(name).isPresent())
                .toList();
    }

    /** The names of the pages that lie in the folder itself. */
    List<String> pages() {
        return list(root).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".html") && file(name).isPresent())
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When a file was last written; 0 where there is none. */
    static long changedMillis(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
