package dev.splitbrain.report.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessTest {
    @Test
    void fontsComeFromTheJarWhereFontconfigKnowsNone(@TempDir Path folder) throws Exception {
        // A fontconfig whose configuration lists no folder is the nearest to a machine that has none.
        Path empty =
                Files.writeString(folder.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig></fontconfig>\n");
        assertEquals(widthHere(), run(List.of(), "FONTCONFIG_FILE", empty.toString()));
    }

    @Test
    void theOrdinaryPathMeasuresAlike() throws Exception {
        // As on a JDK that does not know the property: fontconfig, or whatever the system has, is asked.
        assertEquals(widthHere(), run(List.of("as-the-system-is"), "LC_ALL", "C"));
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder(@TempDir Path folder) throws Exception {
        run(List.of("-Djava.io.tmpdir=" + folder), List.of(), "LC_ALL", "C");
        assertArrayEquals(new String[0], folder.toFile().list());
    }

    private static String widthHere() throws ChartsUnavailable {
        return String.valueOf(Typeface.load().width("Splitbrain", Type.regular(20)));
    }

    /** Measures a word in a Java of its own. */
    private static String run(List<String> arguments, String variable, String value) throws Exception {
        return run(List.of(), arguments, variable, value);
    }

    private static String run(List<String> options, List<String> arguments, String variable, String value)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xshare:auto");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), Measure.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(variable, value);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static String classPath() throws Exception {
        URL font = Typeface.class.getResource("/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf");
        String fontJar =
                font.getPath().substring("file:".length(), font.getPath().indexOf('!'));
        return String.join(File.pathSeparator, folderOf(Measure.class), folderOf(Typeface.class), fontJar);
    }

    private static String folderOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Prints how wide a word is. */
    static final class Measure {
        private Measure() {}

        public static void main(String[] args) throws Exception {
            Typeface typeface = args.length == 0 ? Typeface.load() : Typeface.read();
            System.out.println(typeface.width("Splitbrain", Type.regular(20)));
        }
    }

    @Test
    void missingLibraryIsNamedWithItsRemedy() {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(
                "/usr/lib/jvm/java-21/lib/libfontmanager.so: libharfbuzz.so.0: cannot open shared object file: No such file or directory");
        ChartsUnavailable unavailable = ChartsUnavailable.because(error);
        assertEquals("libharfbuzz.so.0 is missing", unavailable.getMessage());
        assertEquals("apt-get install libfreetype6 libharfbuzz0b", unavailable.remedy());
    }

    @Test
    void libraryIsFoundBehindOtherErrors() {
        Throwable behind = new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager");
        behind.initCause(new ExceptionInInitializerError("libfreetype.so.6: cannot open shared object file"));
        assertTrue(ChartsUnavailable.because(behind).getMessage().startsWith("libfreetype.so.6"));
    }
}
