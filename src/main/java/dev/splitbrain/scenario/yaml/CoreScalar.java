package dev.splitbrain.scenario.yaml;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How plain scalars read: the core schema of YAML 1.2.2, §10.3.2, and nothing more. So {@code no} is a text and
 * {@code 010} is ten.
 */
public final class CoreScalar {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,40}");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]{1,40}|[0-9]{1,40}(\\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,3})?");

    private CoreScalar() {}

    public static boolean isNull(String text) {
        return text.isEmpty() || text.equals("~") || text.equals("null") || text.equals("Null") || text.equals("NULL");
    }

    public static Optional<Boolean> bool(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> Optional.of(true);
            case "false", "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Decimal, {@code 0o} octal or {@code 0x} hexadecimal. */
    public static Optional<BigInteger> integer(String text) {
        if (INTEGER.matcher(text).matches()) return Optional.of(new BigInteger(text));
        if (text.matches("0o[0-7]{1,22}")) return Optional.of(new BigInteger(text.substring(2), 8));
        if (text.matches("0x[0-9a-fA-F]{1,16}")) return Optional.of(new BigInteger(text.substring(2), 16));
        return Optional.empty();
    }

    /** Whether the text is a number, with or without a fraction. */
    public static boolean isNumber(String text) {
        return FLOAT.matcher(text).matches() || integer(text).isPresent();
    }
}
