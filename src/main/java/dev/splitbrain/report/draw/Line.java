package dev.splitbrain.report.draw;

/** How a line is drawn; its ends and corners are round. */
public record Line(Colour colour, double width, Dash dash) {

    public static Line solid(Colour colour, double width) {
        return new Line(colour, width, Dash.SOLID);
    }
}
