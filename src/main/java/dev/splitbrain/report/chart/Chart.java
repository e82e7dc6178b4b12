package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import java.util.List;

/** One chart with its data: first the numbers, then the picture drawn from them. */
public interface Chart {
    /** The title: what there is to see, in words and figures. */
    String finding();

    /** The subtitle. */
    String setup();

    String footer();

    List<LegendItem> legend(Theme theme);

    /** Draws lanes, plots and axes into the box. */
    void draw(Pen pen, Box body);

    /** The numbers that the picture shows. */
    List<Table> tables();
}
