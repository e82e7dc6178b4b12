package dev.splitbrain.report.draw;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This machine cannot draw pictures: a native library of Java's is missing. The message says which, {@link #remedy} what to do. */
public final class ChartsUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String FONTS = "apt-get install libfreetype6 libharfbuzz0b";
    private static final String JAVA = "apt-get install default-jre-headless";

    private static final Pattern LIBRARY = Pattern.compile("lib[\\w+-]+\\.so[.\\d]*\\b");

    private final String remedy;

    private ChartsUnavailable(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What the user can type: {@code apt-get install libfreetype6 libharfbuzz0b}. */
    public String remedy() {
        return remedy;
    }

    /** What a failure of Java's graphics means. */
    static ChartsUnavailable because(Throwable failure) {
        String library = missingLibrary(failure);
        if (library.isEmpty()) library = missingLibrary(failureToLoadFonts());
        if (library.isEmpty())
            return new ChartsUnavailable("Java's graphics do not start: " + rootOf(failure), FONTS, failure);
        boolean ownPart = library.contains("awt") || library.contains("fontmanager");
        return new ChartsUnavailable(library + " is missing", ownPart ? JAVA : FONTS, failure);
    }

    /** Java may hide why its fonts do not start; whoever asks for the library by name is told. Null where it loads. */
    private static Throwable failureToLoadFonts() {
        try {
            System.loadLibrary("fontmanager");
            return null;
        } catch (UnsatisfiedLinkError e) {
            return e;
        }
    }

    /** The last library in {@code …/libfontmanager.so: libharfbuzz.so.0: cannot open shared object file}. */
    private static String missingLibrary(Throwable failure) {
        String library = "";
        for (Throwable t = failure; t != null; t = t.getCause()) {
            Matcher matcher = LIBRARY.matcher(String.valueOf(t.getMessage()));
            while (matcher.find()) library = matcher.group();
        }
        return library;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root.toString();
    }
}
