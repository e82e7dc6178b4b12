package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.trace.FaultWindow;
import java.util.Locale;

/**
 * The colours of a picture on white or on near-black. The hues are those of Okabe and Ito (2008), told apart by colour-blind
 * people, and each means one thing in all pictures.
 */
public enum Theme {
    LIGHT(0xFFFFFF, 0x15191E, 0x59626C, 0xE4E8EC, 0xF4F6F8),
    DARK(0x14171C, 0xF0F2F4, 0xA9B1BA, 0x2C323A, 0x1C2027);

    private static final Colour BLUE = Colour.of(0x0072B2);
    private static final Colour VERMILION = Colour.of(0xD55E00);
    private static final Colour GREEN = Colour.of(0x009E73);
    private static final Colour PURPLE = Colour.of(0xCC79A7);
    private static final Colour ORANGE = Colour.of(0xE69F00);
    private static final Colour SKY = Colour.of(0x56B4E9);
    private static final Colour YELLOW = Colour.of(0xF0E442);
    private static final Colour GREY = Colour.of(0xB4BBC2);

    private final Colour ground;
    private final Colour ink;
    private final Colour muted;
    private final Colour grid;
    private final Colour panel;

    Theme(int ground, int ink, int muted, int grid, int panel) {
        this.ground = Colour.of(ground);
        this.ink = Colour.of(ink);
        this.muted = Colour.of(muted);
        this.grid = Colour.of(grid);
        this.panel = Colour.of(panel);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean dark() {
        return this == DARK;
    }

    /** The background. */
    public Colour ground() {
        return ground;
    }

    /** Titles, labels, and the lines that matter most. */
    public Colour ink() {
        return ink;
    }

    /** Text and lines of the second rank. */
    public Colour muted() {
        return muted;
    }

    public Colour grid() {
        return grid;
    }

    /** A lane's own background, a shade off the picture's. */
    public Colour panel() {
        return panel;
    }

    public Colour ok() {
        return SKY;
    }

    public Colour failed() {
        return PURPLE;
    }

    public Colour unknown() {
        return VERMILION;
    }

    /** The outline of a node that is down. */
    public Colour down() {
        return VERMILION;
    }

    /** What a role is filled with; roles that are not known get the follower's grey. */
    public Colour role(String role) {
        return switch (role) {
            case "leader", "primary", "coordinator", "holder" -> GREEN;
            case "candidate", "pre-candidate", "view-change" -> YELLOW;
            case "stale leader" -> ORANGE;
            default -> GREY;
        };
    }

    /** What a fault's lane and bands are filled with, by what of the system the fault is in. */
    public Colour fault(FaultWindow.Seat seat) {
        return switch (seat) {
            case PROCESS -> VERMILION;
            case SPEED -> YELLOW;
            case CLOCK -> PURPLE;
            case DISK -> ORANGE;
            case CONDUCT -> GREY.mix(muted, 0.3);
            case NETWORK -> BLUE.mix(SKY, 0.35);
        };
    }

    /** Line colours for several series that have no fixed meaning; all can be read as thin lines on the background. */
    public Colour series(int i) {
        Colour[] colours = dark()
                ? new Colour[] {SKY, ORANGE, GREEN, PURPLE, YELLOW, VERMILION, ink}
                : new Colour[] {
                    BLUE, VERMILION, GREEN, ink, PURPLE.mix(ink, 0.25), ORANGE.mix(ink, 0.3), SKY.mix(ink, 0.3)
                };
        return colours[i % colours.length];
    }

    /** Fills for several kinds of thing that have no fixed meaning: stacked bars. */
    public Colour fill(int i) {
        Colour[] colours = {SKY, ORANGE, GREEN, PURPLE, YELLOW, BLUE, VERMILION, GREY};
        return colours[i % colours.length];
    }

    /** A colour between little (0) and much (1): blues on white, the hues of viridis on dark. */
    public Colour ramp(double share) {
        int[] stops = dark()
                ? new int[] {0x472D7B, 0x3B528B, 0x21908C, 0x5DC863, 0xFDE725}
                : new int[] {0xD6E6F4, 0x9CC9E1, 0x5BA3CF, 0x2171B5, 0x08306B};
        double place = share * (stops.length - 1);
        int below = Math.min((int) place, stops.length - 2);
        return Colour.of(stops[below]).mix(Colour.of(stops[below + 1]), place - below);
    }

    /** Text on a fill: black, but white on what is dark. */
    public static Colour textOn(Colour fill) {
        int r = fill.rgb() >> 16 & 0xFF;
        int g = fill.rgb() >> 8 & 0xFF;
        int b = fill.rgb() & 0xFF;
        return 0.299 * r + 0.587 * g + 0.114 * b < 95 ? Colour.of(0xFFFFFF) : Colour.of(0x000000);
    }
}
