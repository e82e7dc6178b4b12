package dev.splitbrain.scenario.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/**
 * Code that did not come with the program.
 *
 * @param origin the Java file or jar that it came from
 * @param digest a hash of its classes: equal for equal code
 * @param findings what in it may break determinism
 */
public record ForeignCode(String origin, String digest, List<Finding> findings) {
    public ForeignCode {
        findings = List.copyOf(findings);
    }

    /** The code of these classes, given as bytes by name. */
    public static ForeignCode of(String origin, SortedMap<String, byte[]> classes) {
        return new ForeignCode(origin, digest(classes), Lint.of(classes));
    }

    private static String digest(SortedMap<String, byte[]> classes) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            classes.forEach((name, bytes) -> {
                hash.update(name.getBytes(StandardCharsets.UTF_8));
                hash.update(bytes);
            });
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
