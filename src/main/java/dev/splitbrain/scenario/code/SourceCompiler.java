package dev.splitbrain.scenario.code;

import dev.splitbrain.scenario.yaml.Mark;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one Java file in memory with the JDK's compiler, against the classes of this program. Writes nothing. */
public final class SourceCompiler {
    /** Annotation processors would run code before anybody asked for it; what is beside the file is not read. */
    private static final List<String> OPTIONS =
            List.of("-g", "-parameters", "-proc:none", "-implicit:none", "-Xlint:none");

    private final Source source;
    private final String text;
    private final Problems problems;

    /** For the Java file {@code source} with this text. */
    public SourceCompiler(Source source, String text, Problems problems) {
        this.source = source;
        this.text = text;
        this.problems = problems;
    }

    /** Whether this Java can compile: a runtime without the module {@code jdk.compiler} cannot. */
    public static boolean isThere() {
        return ModuleLayer.boot().findModule("jdk.compiler").isPresent();
    }

    /** The classes by name; empty where the file does not compile, and then each error is a problem. */
    public Optional<SortedMap<String, byte[]>> compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (Memory memory = new Memory(compiler.getStandardFileManager(told, Locale.ROOT, StandardCharsets.UTF_8))) {
            memory.fromClassPath();
            boolean done = compiler.getTask(null, memory, told, OPTIONS, null, List.of(new Given(source.name(), text)))
                    .call();
            told.getDiagnostics().stream()
                    .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                    .forEach(this::report);
            return done ? Optional.of(memory.classes()) : Optional.empty();
        } catch (IOException e) {
            problems.add(source.start(), "the classes of this program cannot be read: " + e.getMessage(), "");
            return Optional.empty();
        }
    }

    /** The first line of javac's words is what is wrong; what follows names symbols and places. */
    private void report(Diagnostic<? extends JavaFileObject> error) {
        List<String> words =
                error.getMessage(Locale.ROOT).lines().map(String::strip).toList();
        String more = words.stream().skip(1).collect(Collectors.joining("; ")).replaceAll(" +", " ");
        problems.add(place(error), words.get(0), more);
    }

    /** Where javac points to; it counts a tab as eight columns, everybody else as one. */
    private Mark place(Diagnostic<?> error) {
        if (error.getPosition() == Diagnostic.NOPOS) return source.start();
        int at = (int) error.getPosition();
        int lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
        return new Mark(source, (int) error.getLineNumber(), text.codePointCount(lineStart, at) + 1);
    }

    /** The file as it was read. */
    private static final class Given extends SimpleJavaFileObject {
        private final String text;

        Given(String name, String text) {
            super(uri(name), Kind.SOURCE);
            this.text = text;
        }

        /** Only the last part matters to the compiler: a public class bears the name of its file. */
        private static URI uri(String name) {
            try {
                return new URI("memory", "/" + Path.of(name).getFileName(), null);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(name, e);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A compiled class. */
    private static final class Compiled extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Compiled(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    /** Reads compiled classes only, and keeps what is compiled. */
    private static final class Memory extends ForwardingJavaFileManager<javax.tools.StandardJavaFileManager> {
        private final SortedMap<String, Compiled> compiled = new TreeMap<>();

        Memory(javax.tools.StandardJavaFileManager files) {
            super(files);
        }

        void fromClassPath() throws IOException {
            List<File> path = List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                    .filter(entry -> !entry.isEmpty())
                    .map(File::new)
                    .toList();
            fileManager.setLocation(javax.tools.StandardLocation.CLASS_PATH, path);
        }

        SortedMap<String, byte[]> classes() {
            SortedMap<String, byte[]> classes = new TreeMap<>();
            compiled.forEach((name, one) -> classes.put(name, one.bytes.toByteArray()));
            return classes;
        }

        @Override
        public Iterable<JavaFileObject> list(
                JavaFileManager.Location where, String packageName, Set<JavaFileObject.Kind> kinds, boolean deep)
                throws IOException {
            if (!kinds.contains(JavaFileObject.Kind.CLASS)) return List.of();
            return super.list(where, packageName, EnumSet.of(JavaFileObject.Kind.CLASS), deep);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location where, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return compiled.computeIfAbsent(name, Compiled::new);
        }
    }
}
