package dev.splitbrain.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import dev.splitbrain.report.draw.Typeface;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Charts of many runs hold to what charts of one run hold to. */
class ManyRunsChartsTest {
    private static Stream<Map.Entry<String, SampleCharts.Drawing>> charts() {
        return SampleCharts.ofManyRuns().entrySet().stream();
    }

    private static Picture picture(Map.Entry<String, SampleCharts.Drawing> chart, ChartStyle style) throws Exception {
        return chart.getValue().picture(style, Typeface.load());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void textsNeitherOverlapNorLeaveThePicture(Map.Entry<String, SampleCharts.Drawing> chart) throws Exception {
        for (ChartStyle style : SampleCharts.styles()) {
            TextBoxes boxes = new TextBoxes(Typeface.load());
            picture(chart, style).draw(boxes);
            assertEquals(List.of(), boxes.troubles(style.size()), style.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyStyleShowsDataOnItsOwnBackground(Map.Entry<String, SampleCharts.Drawing> chart) throws Exception {
        for (ChartStyle style : SampleCharts.styles()) {
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(picture(chart, style).png()));
            assertEquals(style.theme().ground().rgb(), image.getRGB(0, 0) & 0xFFFFFF);
            assertEquals(2 * style.size().width(), image.getWidth());
            long drawn = 0;
            for (int y = 0; y < image.getHeight(); y += 3)
                for (int x = 0; x < image.getWidth(); x += 3) if (image.getRGB(x, y) != image.getRGB(0, 0)) drawn++;
            assertTrue(drawn > 0.01 * image.getWidth() * image.getHeight() / 9, style + " shows something");
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void filesAreRepeatableAndSayWhatIsSeen(Map.Entry<String, SampleCharts.Drawing> chart) throws Exception {
        Picture picture = picture(chart, new ChartStyle(Theme.LIGHT, Size.PAPER));
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture.svg()))
                .getDocumentElement();
        assertEquals(
                picture.finding(), root.getElementsByTagName("title").item(0).getTextContent());
        assertArrayEquals(picture.pdf(), picture.pdf());
        try (PdfReader reader = new PdfReader(picture.pdf())) {
            String text = new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
            assertTrue(text.contains(picture.finding().substring(0, 12)), text);
        }
    }
}
