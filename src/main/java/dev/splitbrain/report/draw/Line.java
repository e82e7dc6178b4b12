package dev.splitbrain.report.draw;

import java.awt.BasicStroke;
import java.util.Arrays;

/** How a line is drawn; its ends and corners are round. */
public record Line(Colour colour, double width, Dash dash) {

    public static Line solid(Colour colour, double width) {
        return new Line(colour, width, Dash.SOLID);
    }

    /** A stroke of Java's graphics that {@link #stroke} may have made; one with other dashes is solid. */
    static Line of(Colour colour, BasicStroke stroke) {
        float[] dashes = stroke.getDashArray();
        Dash dash = Dash.SOLID;
        for (Dash known : Dash.values())
            if (dashes != null && Arrays.equals(dashes, known.floats(stroke.getLineWidth()))) dash = known;
        return new Line(colour, stroke.getLineWidth(), dash);
    }

    /** Dashes end flat, so that they are as long as they say; dots are nothing but their round ends. */
    boolean roundEnds() {
        return dash == Dash.SOLID || dash == Dash.DOTTED || dash == Dash.DASH_DOT;
    }

    /** As Java's graphics have it, without the colour. */
    public BasicStroke stroke() {
        int cap = roundEnds() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
        float[] dashes = dash.floats((float) width);
        return new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND, 10, dashes.length == 0 ? null : dashes, 0);
    }
}
