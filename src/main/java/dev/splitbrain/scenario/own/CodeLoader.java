package dev.splitbrain.scenario.own;

import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.code.ClassesInMemory;
import dev.splitbrain.scenario.code.Finding;
import dev.splitbrain.scenario.code.ForeignCode;
import dev.splitbrain.scenario.code.SourceCompiler;
import dev.splitbrain.scenario.yaml.Mark;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Java files that one scenario names: asked for permission, compiled, and their protocol found; each file once. */
public final class CodeLoader {
    private static final int RANK = 500_000; // their problems come after those of the scenario

    private final Permission permission;
    private final Map<Path, Optional<ProtocolEntry<?>>> loaded = new TreeMap<>();

    public CodeLoader(Permission permission) {
        this.permission = permission;
    }

    /** The protocol of the file named at {@code node}; empty where there is none to run, and then there is a problem. */
    public synchronized Optional<ProtocolEntry<?>> load(YamlNode.Scalar node, Reading reading) {
        Path file;
        try {
            file = Path.of(node.mark().source().name())
                    .resolveSibling(node.text())
                    .normalize();
        } catch (InvalidPathException e) {
            reading.problem(node, "this is no name of a file", "");
            return Optional.empty();
        }
        Optional<ProtocolEntry<?>> known = loaded.get(file);
        if (known == null) {
            known = loadNow(file, node, reading);
            loaded.put(file, known);
        }
        return known;
    }

    private Optional<ProtocolEntry<?>> loadNow(Path file, YamlNode.Scalar node, Reading reading) {
        Optional<Permission.Refusal> refusal = permission.refusal(file, node.mark());
        if (refusal.isPresent()) {
            reading.problem(node, refusal.get().message(), refusal.get().hint());
            return Optional.empty();
        }
        if (!SourceCompiler.isThere()) {
            reading.problem(
                    node,
                    "this Java has no compiler: it is a runtime (JRE) without the module jdk.compiler",
                    "install a JDK of version 17 or later, or bring the protocol as a jar: --plugin FILE.jar");
            return Optional.empty();
        }
        return reading.file(node.text(), node)
                .flatMap(text -> compiled(Source.of(RANK + loaded.size(), file.toString(), text), text, node, reading));
    }

    private static Optional<ProtocolEntry<?>> compiled(Source source, String text, YamlNode node, Reading reading) {
        return new SourceCompiler(source, text, reading.problems())
                .compile()
                .flatMap(classes -> declared(classes, source, node, reading.problems()));
    }

    private static Optional<ProtocolEntry<?>> declared(
            SortedMap<String, byte[]> classes, Source source, YamlNode node, Problems problems) {
        String file = String.valueOf(Path.of(source.name()).getFileName());
        ForeignCode code = ForeignCode.of(file, classes);
        if (endsTheProgram(code, source, problems)) return Optional.empty();
        ClassesInMemory loader = new ClassesInMemory(classes);
        List<Class<?>> types = new ArrayList<>();
        try {
            for (String name : classes.keySet()) types.add(Class.forName(name, false, loader));
            return Optional.of(new Declaration(types).entry(code));
        } catch (Declaration.Unusable e) {
            problems.add(node, node.what() + ": " + e.getMessage(), e.hint());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("compiled a moment ago", e);
        } catch (RuntimeException | LinkageError e) {
            Throwable thrown = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
            problems.add(place(thrown, types, source, node), words(thrown), "");
        }
        return Optional.empty();
    }

    /** Whether code would end the program; reports where. */
    private static boolean endsTheProgram(ForeignCode code, Source source, Problems problems) {
        List<Finding> ends = code.findings().stream().filter(Finding::ends).toList();
        for (Finding end : ends) {
            problems.add(mark(source, end.line()), end.method() + " " + end.what() + ": " + end.why(), end.instead());
        }
        return !ends.isEmpty();
    }

    /** What an author's code threw while its protocol was declared. */
    static String words(Throwable thrown) {
        String message = thrown.getMessage();
        String kind = thrown.getClass().getSimpleName();
        return message == null ? kind : thrown instanceof IllegalStateException ? message : kind + ": " + message;
    }

    /** The line in the author's file from which it was thrown, or where the scenario names the file. */
    private static Mark place(Throwable thrown, List<Class<?>> types, Source source, YamlNode node) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            boolean own = types.stream().anyMatch(type -> type.getName().equals(frame.getClassName()));
            if (own && frame.getLineNumber() > 0) return mark(source, frame.getLineNumber());
        }
        return node.mark();
    }

    /** Where a line begins. */
    private static Mark mark(Source source, int number) {
        String line = source.line(number);
        int indent = line.length() - line.stripLeading().length();
        return new Mark(source, number, indent + 1);
    }
}
