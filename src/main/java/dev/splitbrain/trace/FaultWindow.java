package dev.splitbrain.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One firing of a fault: what it hit, and from when to when.
 *
 * @param fault its number in the scenario, from 1
 * @param occurrence which firing of it, from 1
 * @param text the action as the scenario says it: {@code crash leader}
 * @param targets the names it was resolved to, with signs between the sides of a cut
 * @param endNanos when it was undone; the end of the run where it never was
 */
public record FaultWindow(
        int fault, int occurrence, String action, String text, List<String> targets, long beginNanos, long endNanos) {
    /** Among the targets, between sides that do not reach each other. */
    public static final String APART = "|";

    /** Among the targets, between senders and receivers. */
    public static final String TO = "→";

    /** Among the targets, between the two ends of links that are hit both ways. */
    public static final String AND_BACK = "↔";

    private static final List<String> SIGNS = List.of(APART, TO, AND_BACK);
    private static final int MOST_NAMES = 3;
    private static final int MOST_IN_SIDES = 6; // who is on which side is worth more room

    /** What of the system a fault is in; pictures give each a colour of its own. */
    public enum Seat {
        PROCESS,
        SPEED,
        CLOCK,
        DISK,
        /** What a node does with the protocol. */
        CONDUCT,
        NETWORK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The seat of faults with this action. */
        public static Seat of(String action) {
            return switch (action) {
                case "crash", "restart", "crash-loop" -> PROCESS;
                case "pause", "cpu" -> SPEED;
                case "clock" -> CLOCK;
                case "disk" -> DISK;
                case "byzantine" -> CONDUCT;
                default -> NETWORK;
            };
        }
    }

    public FaultWindow {
        targets = List.copyOf(targets);
    }

    public Seat seat() {
        return Seat.of(action);
    }

    /** The action and, unless it names them, whom it hit, in few words: {@code crash leader (n1)}, {@code halves (6 | 5)}. */
    public String label() {
        List<String> signs = targets.stream().filter(SIGNS::contains).toList();
        boolean many = targets.size() - signs.size() > (signs.isEmpty() ? MOST_NAMES : MOST_IN_SIDES);
        String hit = !many ? hit() : signs.isEmpty() ? targets.size() + " nodes" : counts();
        return names(text).contains(names(hit)) ? text : text + " (" + hit + ")";
    }

    /** Without brackets and signs: {@code [[n1], [n2, n3]]} has told of {@code n1 | n2, n3}. */
    private static String names(String text) {
        return text.replaceAll("[^\\p{Alnum}_-]+", " ").strip();
    }

    /** How many are on each side. */
    private String counts() {
        List<String> parts = new ArrayList<>(List.of("0"));
        for (String target : targets) {
            int last = parts.size() - 1;
            if (SIGNS.contains(target)) parts.addAll(List.of(target, "0"));
            else parts.set(last, String.valueOf(Integer.parseInt(parts.get(last)) + 1));
        }
        return String.join(" ", parts);
    }

    /** Whom it hit, in a line: {@code n1, n2 | n3}. */
    public String hit() {
        String text = String.join(", ", targets);
        for (String sign : SIGNS) text = text.replace(", " + sign + ", ", " " + sign + " ");
        return text;
    }
}
