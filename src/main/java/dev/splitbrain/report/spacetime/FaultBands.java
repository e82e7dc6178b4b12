package dev.splitbrain.report.spacetime;

import dev.splitbrain.report.chart.Pen;
import dev.splitbrain.report.chart.View;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.trace.FaultWindow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;

/** Bands behind the lanes while faults last. {@code xs} gives the places of moments, held inside the plot. */
record FaultBands(Pen pen, List<FaultWindow> faults, View view, Box plot, LongToDoubleFunction xs) {
    /** The background with the bands of faults over it. */
    Colour groundAt(double x) {
        Colour ground = pen.theme().ground();
        if (x >= plot.right()) return ground;
        Set<Colour> colours = new LinkedHashSet<>();
        for (FaultWindow fault : faults)
            if (x >= xs.applyAsDouble(fault.beginNanos()) && x < xs.applyAsDouble(fault.endNanos()))
                colours.add(pen.theme().fault(fault.seat()));
        if (colours.isEmpty()) return ground;
        // Colours laid upon each other would be one that stands for no fault.
        Colour colour =
                colours.size() == 1 ? colours.iterator().next() : pen.theme().muted();
        return colour.alpha(pen.theme().dark() ? 0.16 : 0.08).over(ground);
    }

    /** Bands while faults last, and a line where each begins. */
    void draw() {
        double[] edges = faults.stream()
                .flatMapToDouble(fault ->
                        DoubleStream.of(xs.applyAsDouble(fault.beginNanos()), xs.applyAsDouble(fault.endNanos())))
                .sorted()
                .distinct()
                .toArray();
        for (int i = 0; i + 1 < edges.length; i++) {
            Colour band = groundAt((edges[i] + edges[i + 1]) / 2);
            if (!band.equals(pen.theme().ground()))
                pen.canvas().fill(Box.between(edges[i], plot.y(), edges[i + 1], plot.bottom()), band);
        }
        for (FaultWindow fault : faults) {
            if (!view.shows(fault.beginNanos())) continue;
            double x = xs.applyAsDouble(fault.beginNanos());
            pen.canvas()
                    .line(
                            x,
                            plot.y(),
                            x,
                            plot.bottom(),
                            pen.hairline(pen.theme().fault(fault.seat())));
        }
    }
}
