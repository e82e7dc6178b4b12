package dev.splitbrain.check;

import dev.splitbrain.trace.Quantity;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scenario demands of a figure: {@code >= 98 %}, {@code <= 100 ms}. Durations are in nanoseconds, shares in [0, 1]. */
public record Limit(Comparison comparison, double value, Unit unit) {
    private static final Pattern TEXT =
            Pattern.compile("\\s*(<=|>=|==|<|>|=)?\\s*([0-9][0-9_]*(?:\\.[0-9]+)?)\\s*(%|[a-zµ]*)\\s*");

    /** How the figure must compare with the value. */
    public enum Comparison {
        AT_LEAST(">="),
        AT_MOST("<="),
        MORE(">"),
        LESS("<"),
        EQUAL("==");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** As people write it. */
        public String sign() {
            return sign;
        }
    }

    /** What kind of figure it is: this decides how it is written. */
    public enum Unit {
        SHARE,
        DURATION,
        NUMBER;

        /** A figure of this kind for people. */
        public String format(double figure) {
            return switch (this) {
                case SHARE -> Quantity.share(figure);
                case DURATION -> Quantity.duration((long) figure);
                case NUMBER -> Quantity.number(figure);
            };
        }
    }

    public static Limit atLeast(double value, Unit unit) {
        return new Limit(Comparison.AT_LEAST, value, unit);
    }

    public static Limit atMost(double value, Unit unit) {
        return new Limit(Comparison.AT_MOST, value, unit);
    }

    /** Reads {@code >= 98%}; without a sign, {@code unsigned} is meant. Throws with what would do. */
    public static Limit parse(String text, Unit unit, Comparison unsigned) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) throw unreadable(text, unit);
        BigDecimal digits = new BigDecimal(matcher.group(2).replace("_", ""));
        double value = digits.multiply(factor(matcher.group(3), text, unit)).doubleValue();
        return new Limit(matcher.group(1) == null ? unsigned : comparison(matcher.group(1)), value, unit);
    }

    private static Comparison comparison(String sign) {
        return switch (sign) {
            case ">=" -> Comparison.AT_LEAST;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.MORE;
            case "<" -> Comparison.LESS;
            default -> Comparison.EQUAL;
        };
    }

    private static BigDecimal factor(String suffix, String text, Unit unit) {
        String factor =
                switch (unit) {
                    case NUMBER -> suffix.isEmpty() ? "1" : "";
                    case SHARE -> suffix.equals("%") ? "0.01" : suffix.isEmpty() && text.contains(".") ? "1" : "";
                    case DURATION -> nanos(suffix);
                };
        if (factor.isEmpty()) throw unreadable(text, unit);
        return new BigDecimal(factor);
    }

    private static String nanos(String suffix) {
        return switch (suffix) {
            case "ns" -> "1";
            case "us", "µs" -> "1e3";
            case "ms" -> "1e6";
            case "s" -> "1e9";
            case "m", "min" -> "60e9";
            case "h" -> "3600e9";
            default -> "";
        };
    }

    private static IllegalArgumentException unreadable(String text, Unit unit) {
        String example = unit == Unit.SHARE ? ">= 98%" : unit == Unit.DURATION ? "<= 100ms" : "<= 40";
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "expected a comparison such as \"%s\", got `%s`", example, text));
    }

    /** Why it makes no sense; empty where it does. */
    public Optional<String> nonsense() {
        return unit == Unit.SHARE && value > 1 ? Optional.of("a share is 100 % at most") : Optional.empty();
    }

    /** Whether a figure keeps the limit. */
    public boolean holds(double figure) {
        return switch (comparison) {
            case AT_LEAST -> figure >= value;
            case AT_MOST -> figure <= value;
            case MORE -> figure > value;
            case LESS -> figure < value;
            case EQUAL -> figure == value;
        };
    }

    /** Valid or violated, by whether the figure keeps the limit. */
    public Verdict judge(double figure, String reason) {
        return judge(figure, unit.format(figure), "", reason);
    }

    /** The same with the figure in other words, and a word on what was left out: {@code outside faults}. */
    public Verdict judge(double figure, String measured, String remark, String reason) {
        String limit = remark.isEmpty() ? toString() : this + ", " + remark;
        return holds(figure) ? Verdict.valid(measured, limit) : Verdict.violated(measured, limit, reason);
    }

    /** As people read it: {@code >= 98 %}. */
    @Override
    public String toString() {
        return comparison.sign + " " + unit.format(value);
    }
}
