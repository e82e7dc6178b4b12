package dev.splitbrain.scenario.own;

import dev.splitbrain.scenario.yaml.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which code may run without further words. Code runs with the rights of whoever starts it, and a scenario may come from
 * anywhere: so code runs that lies in the folder one stands in, or below it, and code that the command line names. For all
 * else somebody must say that it may.
 *
 * @param folder whose code, and that of the folders below, may run
 * @param all whether any code may run
 */
public record Permission(Path folder, boolean all) {
    /** Why code does not run, and what would do. */
    record Refusal(String message, String hint) {}

    /** Code at or below the working directory. */
    public static Permission ofThisFolder() {
        return new Permission(Path.of(""), false);
    }

    /** Any code. */
    public static Permission ofAll() {
        return new Permission(Path.of(""), true);
    }

    /** Why the code of this file, which is named at this place, may not run; empty where it may. */
    Optional<Refusal> refusal(Path file, Mark named) {
        if (all || named.source().isCommandLine() || isBelow(file)) return Optional.empty();
        return Optional.of(new Refusal(
                "`" + file + "` is code from outside the current folder, and would run with your rights",
                "read it first; then say --allow-code, or name it yourself: --protocol " + file));
    }

    /** Whether the file really lies there: links are followed, so that none leads out. */
    private boolean isBelow(Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return file.toAbsolutePath()
                    .normalize()
                    .startsWith(folder.toAbsolutePath().normalize()); // there is no such file: told later
        }
    }
}
