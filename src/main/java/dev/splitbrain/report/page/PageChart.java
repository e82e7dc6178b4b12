package dev.splitbrain.report.page;

import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Picture;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.Theme;
import java.util.List;
import java.util.function.Function;

/**
 * A chart as it stands in a page, once for light and once for dark.
 *
 * @param files the names of its files beside the page
 */
public record PageChart(String finding, String lightSvg, String darkSvg, List<String> files) {
    public PageChart {
        files = List.copyOf(files);
    }

    /** @param name unlike that of any other chart of the page */
    public static PageChart of(String name, Function<ChartStyle, Picture> draw, List<String> files) {
        Picture light = draw.apply(new ChartStyle(Theme.LIGHT, Size.LECTURE));
        Picture dark = draw.apply(new ChartStyle(Theme.DARK, Size.LECTURE));
        return new PageChart(light.finding(), light.svgElement(name + "-l"), dark.svgElement(name + "-d"), files);
    }
}
