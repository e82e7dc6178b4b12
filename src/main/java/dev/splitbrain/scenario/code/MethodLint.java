package dev.splitbrain.scenario.code;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads one method: what it calls, what it refers to ({@code System::nanoTime}), what it keeps in static fields. */
final class MethodLint extends MethodVisitor {
    /** Methods whose result nobody can change. */
    private static final Set<String> UNCHANGING =
            Set.of("of", "ofEntries", "copyOf", "toList", "build", "values", "emptyList", "emptyMap", "emptySet");

    private static final Set<String> COLLECTIONS = Set.of(
            "java/util/List",
            "java/util/Map",
            "java/util/Set",
            "java/util/Collection",
            "java/util/SortedMap",
            "java/util/SortedSet",
            "java/util/NavigableMap",
            "java/util/NavigableSet",
            "java/util/Queue",
            "java/util/Deque");

    private static final String SHARED = "all nodes share it, and the next run finds what this one left";
    private static final Rule LOCK = new Rule(
            "takes a lock", "a handler is never interrupted, and who waits never goes on", "leave `synchronized` out");

    private final Collection<Finding> findings;
    private final String file;
    private final String owner;
    private final String method;
    private final Set<String> told = new HashSet<>(); // by line and remedy: once is enough; never iterated
    private final boolean locks; // a synchronized method
    private String lastCalled = "";
    private int line;

    MethodLint(Collection<Finding> findings, String file, String owner, int access, String method) {
        super(Lint.API);
        this.findings = findings;
        this.file = file;
        this.owner = owner;
        this.method = method;
        locks = (access & Opcodes.ACC_SYNCHRONIZED) != 0;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        boolean first = line == 0;
        line = number;
        if (first && locks) found(LOCK);
    }

    @Override
    public void visitMethodInsn(int opcode, String type, String name, String shape, boolean isInterface) {
        lastCalled = name;
        found(Rules.call(type, name, shape, opcode == Opcodes.INVOKESPECIAL));
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String shape, Handle bootstrap, Object... arguments) {
        lastCalled = name;
        for (Object argument : arguments) {
            if (argument instanceof Handle handle)
                found(Rules.call(handle.getOwner(), handle.getName(), handle.getDesc(), false));
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.MONITORENTER) found(LOCK);
    }

    /** Who writes a static field, and what of a kind that can be changed a class puts into one while it is loaded. */
    @Override
    public void visitFieldInsn(int opcode, String type, String field, String shape) {
        if (opcode != Opcodes.PUTSTATIC || field.startsWith("$")) return;
        if (!method.equals("<clinit>")) {
            found(new Rule("writes the static field " + field, SHARED, "make it a field of the node"));
            return;
        }
        if (!isMutable(Type.getType(shape))) return;
        String harmless = shape.startsWith("[") ? ", which is harmless where nobody ever writes into it" : "";
        found(new Rule(
                "keeps " + Rules.words(shape) + " in the static field " + field + harmless,
                SHARED,
                "make it a field of the node, or fill it with List.of(…) or Map.copyOf(…)"));
    }

    private boolean isMutable(Type type) {
        if (type.getSort() == Type.ARRAY) return true;
        if (type.getSort() != Type.OBJECT) return false;
        String name = type.getInternalName();
        if (COLLECTIONS.contains(name)) return !UNCHANGING.contains(lastCalled) && !lastCalled.startsWith("unmodif");
        return Rules.isMutable(name);
    }

    private void found(Rule rule) {
        if (rule == null || !told.add(line + rule.instead())) return;
        String named = method.equals("<init>") || method.equals("<clinit>") ? "" : "." + method;
        if (named.startsWith(".lambda$"))
            named = "." + named.split("\\$")[1].replace("new", "").replace("static", "");
        findings.add(new Finding(
                file,
                line,
                Lint.simple(owner) + (named.equals(".") ? "" : named),
                rule.what(),
                rule.why(),
                rule.instead(),
                rule.ends() && !method.equals("main"))); // which no run calls
    }
}
