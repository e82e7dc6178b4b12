package dev.splitbrain.scenario;

import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.yaml.Mark;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.scenario.yaml.YamlReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one scenario: the scenario itself, and those that it names, which are looked for beside it. Nothing is read that
 * the text does not plainly name: an absolute path would mean another file elsewhere, and a link that leads out of the folder
 * where the name points would mean what nobody wrote.
 */
final class SourceFiles implements dev.splitbrain.scenario.bind.Files {
    private final Problems problems;
    private int rank;

    SourceFiles(Problems problems) {
        this.problems = problems;
    }

    /** The tree of a scenario. */
    Optional<YamlNode> tree(Path file) {
        Source nothing = Source.of(rank++, file.toString(), "");
        return text(file, nothing.start(), problems).flatMap(text -> {
            Source source = Source.of(nothing.rank(), file.toString(), text);
            return YamlReader.read(source, text, problems);
        });
    }

    /** The tree of a file that a scenario includes by this node. */
    Optional<YamlNode> included(Path file, YamlNode node) {
        return named(file, node, problems)
                .flatMap(text -> YamlReader.read(Source.of(rank++, file.toString(), text), text, problems));
    }

    @Override
    public Optional<String> read(String path, YamlNode node, Reading reading) {
        try {
            Path beside = Path.of(node.mark().source().name()).resolveSibling(path);
            return named(beside, node, reading.problems());
        } catch (InvalidPathException e) {
            reading.problem(node, "this is no name of a file", "");
            return Optional.empty();
        }
    }

    /** The text of a file that the node names by a path relative to its own file. */
    private static Optional<String> named(Path file, YamlNode node, Problems problems) {
        String name = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        if (node.mark().source().isCommandLine()) return text(file, node.mark(), problems); // whose user chose it
        if (Path.of(name).isAbsolute() || name.startsWith("/")) {
            problems.add(
                    node, "`" + name + "` is an absolute path", "name it relative to this file, which may be moved");
            return Optional.empty();
        }
        if (leadsAway(file, Path.of(name).normalize(), folder(node))) {
            problems.add(node, "`" + name + "` is a link out of its folder", "name the file where it is");
            return Optional.empty();
        }
        return text(file, node.mark(), problems);
    }

    private static Path folder(YamlNode node) {
        return Path.of(node.mark().source().name()).toAbsolutePath().getParent();
    }

    /** Whether the file is really elsewhere than below the folder up to which the name itself goes, by its {@code ..}. */
    private static boolean leadsAway(Path file, Path name, Path folder) {
        Path top = folder;
        for (Path part : name) if (part.toString().equals("..")) top = top.resolve(part);
        try {
            return Files.exists(file) && !file.toRealPath().startsWith(top.toRealPath());
        } catch (IOException e) {
            return false; // it cannot be read, which is told where that is tried
        }
    }

    private static Optional<String> text(Path file, Mark mark, Problems problems) {
        try {
            if (!Files.isRegularFile(file)) throw new NoSuchFileException(file.toString());
            if (Files.size(file) > YamlReader.MAX_BYTES) {
                problems.add(mark, "the file `" + file.getFileName() + "` is larger than 10 MiB", "");
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (NoSuchFileException e) {
            problems.add(mark, "there is no file `" + file + "`", "");
        } catch (CharacterCodingException e) {
            problems.add(mark, "the file `" + file.getFileName() + "` is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            problems.add(mark, "the file `" + file + "` cannot be read", "");
        }
        return Optional.empty();
    }
}
