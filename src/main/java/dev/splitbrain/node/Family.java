package dev.splitbrain.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The records of a sealed family. */
public final class Family {
    private Family() {}

    /**
     * The records that a sealed interface permits, through sealed interfaces below it, in the order of their names: the one in
     * the class file depends on what else was compiled with it.
     */
    public static List<Class<?>> members(Class<?> family) {
        List<Class<?>> members = new ArrayList<>();
        collect(family, members);
        members.sort(Comparator.comparing(Class::getSimpleName));
        return members;
    }

    private static void collect(Class<?> type, List<Class<?>> members) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted != null) {
            for (Class<?> sub : permitted) collect(sub, members);
        } else if (!type.isInterface()) {
            members.add(type);
        }
    }
}
