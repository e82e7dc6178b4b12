package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Typeface;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** The sums of the SVG files of every kind of chart, theme and size; as a program, it prints them. */
final class SvgSums {
    private static final int SHOWN_BYTES = 8;

    private SvgSums() {}

    static String all(Typeface typeface) throws Exception {
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, SampleCharts.Drawing> chart : SampleCharts.all().entrySet()) {
            for (ChartStyle style : SampleCharts.styles()) {
                byte[] svg = chart.getValue().picture(style, typeface).svg();
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(svg);
                sums.append(chart.getKey() + " " + style.theme().word() + " "
                        + style.size().word() + " " + HexFormat.of().formatHex(sum, 0, SHOWN_BYTES) + "\n");
            }
        }
        return sums.toString();
    }

    public static void main(String[] args) throws Exception {
        Typeface typeface = Typeface.load();
        ChartStyle style = ChartStyle.DEFAULT;
        SampleCharts.all()
                .get("latency")
                .picture(style, typeface)
                .png(); // pixels need more of the JDK than outlines do
        System.out.print(all(typeface));
    }
}
