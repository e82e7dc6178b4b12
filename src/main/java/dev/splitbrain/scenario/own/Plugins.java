package dev.splitbrain.scenario.own;

import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.ProtocolPlugin;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.code.ForeignCode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Protocols in jars. Whoever names a jar on the command line lets its code run. */
public final class Plugins {
    private static final String SERVICE = "META-INF/services/" + ProtocolPlugin.class.getName();

    private Plugins() {}

    /** A jar has no protocol that can be run; says why. */
    public static final class BadPlugin extends Exception {
        private static final long serialVersionUID = 1;

        BadPlugin(String message) {
            super(message);
        }
    }

    /** The catalog and what these jars bring. */
    public static Catalog with(Catalog catalog, List<Path> jars) throws BadPlugin {
        Catalog more = catalog;
        for (Path jar : jars) more = with(more, jar);
        return more;
    }

    private static Catalog with(Catalog catalog, Path jar) throws BadPlugin {
        ForeignCode code = read(jar);
        Catalog more = catalog;
        try {
            for (Iterator<?> found = providers(jar); found.hasNext(); ) {
                ProtocolEntry<?> entry = entry((ProtocolPlugin<?>) found.next(), code);
                boolean taken =
                        more.protocols().stream().anyMatch(known -> known.name().equals(entry.name()));
                if (taken) throw new BadPlugin(jar + ": there is a protocol `" + entry.name() + "` already");
                more = more.with(entry);
            }
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            throw new BadPlugin(jar + ": " + CodeLoader.words(e));
        }
        if (more == catalog) throw new BadPlugin(jar + " brings no protocol: it has no " + SERVICE);
        return more;
    }

    /** The loader stays open as long as the program: protocols load their classes when they need them. */
    @SuppressWarnings("resource")
    private static Iterator<?> providers(Path jar) throws BadPlugin {
        try {
            URL[] where = {jar.toUri().toURL()};
            ClassLoader loader = new URLClassLoader(where, Plugins.class.getClassLoader());
            return ServiceLoader.load(ProtocolPlugin.class, loader).iterator();
        } catch (IOException e) {
            throw new BadPlugin(jar + " cannot be read: " + e.getMessage());
        }
    }

    private static <S extends Record> ProtocolEntry<S> entry(ProtocolPlugin<S> plugin, ForeignCode code) {
        S defaults = plugin.defaults();
        Protocol<?, ?> standard = plugin.protocol(defaults);
        @SuppressWarnings("unchecked") // an instance of its own class
        Class<S> type = (Class<S>) defaults.getClass();
        return new ProtocolEntry<>(standard.name(), plugin.description(), type, defaults, plugin::protocol)
                .withRoles(Declaration.roles(standard))
                .withForeign(code);
    }

    private static ForeignCode read(Path jar) throws BadPlugin {
        if (!Files.isRegularFile(jar)) throw new BadPlugin("there is no file " + jar);
        SortedMap<String, byte[]> classes = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (!name.endsWith(".class") || name.startsWith("META-INF/") || name.equals("module-info.class"))
                    continue;
                String type =
                        name.substring(0, name.length() - ".class".length()).replace('/', '.');
                classes.put(type, file.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new BadPlugin(jar + " is no jar: " + e.getMessage());
        }
        return ForeignCode.of(String.valueOf(jar.getFileName()), classes);
    }
}
