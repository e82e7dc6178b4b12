package dev.splitbrain.scenario.code;

import java.util.SortedMap;

/** Defines classes from bytes. They come before classes of the same name elsewhere: an author's Ping is the author's. */
public final class ClassesInMemory extends ClassLoader {
    private final SortedMap<String, byte[]> classes;

    /** These classes, by name, beside all that the program has. */
    public ClassesInMemory(SortedMap<String, byte[]> classes) {
        super(ClassesInMemory.class.getClassLoader());
        this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
