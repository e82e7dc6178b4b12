package dev.splitbrain.scenario.code;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads classes for what may make two runs of one scenario differ. It sees what code names, not what it does. */
final class Lint {
    static final int API = Opcodes.ASM9;

    private Lint() {}

    /** The findings, in the order of files and lines. */
    static List<Finding> of(SortedMap<String, byte[]> classes) {
        TreeSet<Finding> findings = new TreeSet<>();
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            try {
                new ClassReader(entry.getValue()).accept(new OneClass(findings), ClassReader.SKIP_FRAMES);
            } catch (IllegalArgumentException e) { // a newer class file than the reader knows
                findings.add(new Finding(
                        entry.getKey(),
                        0,
                        entry.getKey(),
                        "cannot be read",
                        e.getMessage(),
                        "compile it for Java 17",
                        false));
            }
        }
        return List.copyOf(findings);
    }

    /** {@code dev/MyRaft$Log} as its author calls it: {@code MyRaft.Log}. */
    static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }

    private static final class OneClass extends ClassVisitor {
        private final TreeSet<Finding> findings;
        private String name = "";
        private String file = "";
        private boolean written; // by a person, not by the compiler

        OneClass(TreeSet<Finding> findings) {
            super(API);
            this.findings = findings;
        }

        @Override
        public void visit(int version, int access, String owner, String signature, String parent, String[] interfaces) {
            name = owner;
            file = simple(owner);
            written = (access & Opcodes.ACC_SYNTHETIC) == 0;
        }

        @Override
        public void visitSource(String source, String debug) {
            if (source != null) file = source;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
            if (!written || (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0 && !method.contains("lambda$"))
                return null;
            return new MethodLint(findings, file, name, access, method);
        }
    }
}
