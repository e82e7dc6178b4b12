package dev.splitbrain.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import dev.splitbrain.history.History;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ChartEntry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files that charts are written as: their bytes, their numbers, and that they can be made again. */
class ChartFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/charts");
    private static final ChartStyle PAPER = new ChartStyle(Theme.LIGHT, Size.PAPER);

    private static Typeface typeface;
    private static RunData run;

    @BeforeAll
    static void load() throws Exception {
        typeface = Typeface.load();
        run = SampleRun.run(42, 240);
    }

    private static Picture picture(ChartKind kind, RunData of) {
        return kind.picture(of, PAPER, typeface);
    }

    /** The bytes of an SVG are a promise: the same on every Java. A change is looked at before the file is rewritten. */
    @ParameterizedTest
    @EnumSource(names = {"LATENCY", "AVAILABILITY", "MESSAGES", "PERCENTILES"})
    void svgIsTheSameBytesEverywhere(ChartKind kind) throws Exception {
        Path golden = GOLDEN.resolve(kind.kindName() + ".svg");
        byte[] svg = picture(kind, run).svg();
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.write(golden, svg);
        assertEquals(Files.readString(golden), new String(svg, StandardCharsets.UTF_8));
    }

    /** The same of every kind, theme and size, by the SHA-256 of the file. Where one changes, look at the picture. */
    @Test
    void svgOfEveryKindAndStyleIsTheSameBytesEverywhere() throws Exception {
        String sums = SvgSums.all(typeface);
        Path golden = GOLDEN.resolve("sums.txt");
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(golden, sums);
        assertEquals(Files.readString(golden), sums);
    }

    @Test
    void chartsAreTheSameOnAMachineThatHasNoFonts(@TempDir Path folder) throws Exception {
        // A fontconfig whose configuration lists no folder is the nearest to a machine that has none.
        Path none =
                Files.writeString(folder.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig></fontconfig>\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SvgSums.class.getName());
        builder.environment().put("FONTCONFIG_FILE", none.toString());
        Process process = builder.redirectErrorStream(true).start();
        String sums = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(Files.readString(GOLDEN.resolve("sums.txt")), sums.replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @EnumSource(ChartKind.class)
    void svgIsWellFormedAndNamesItselfForThoseWhoCannotSee(ChartKind kind) throws Exception {
        Picture picture = picture(kind, run);
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture.svg()))
                .getDocumentElement();
        assertEquals("img", root.getAttribute("role"));
        assertEquals(
                picture.finding(), root.getElementsByTagName("title").item(0).getTextContent());
        assertEquals(0, root.getElementsByTagName("text").getLength(), "text is drawn as outlines");
    }

    @Test
    void latencySvgStaysSmallHoweverManyOperations() {
        int small = picture(ChartKind.LATENCY, SampleRun.run(1, 2_000)).svg().length;
        int large = ChartKind.LATENCY
                .picture(SampleRun.run(1, 120_000), ChartStyle.DEFAULT, typeface)
                .svg()
                .length;
        assertTrue(large < 600_000 && large > small, () -> large + " bytes for 120 000 operations");
    }

    @Test
    void pdfIsRepeatableAndItsTextCanBeSearched() throws Exception {
        Picture picture = picture(ChartKind.AVAILABILITY, run);
        byte[] pdf = picture.pdf();
        assertArrayEquals(pdf, picture(ChartKind.AVAILABILITY, run).pdf());
        try (PdfReader reader = new PdfReader(pdf)) {
            assertEquals(252, reader.getPageSize(1).getWidth());
            String text = new PdfTextExtractor(reader).getTextFromPage(1);
            assertTrue(text.contains(picture.finding()), text);
            assertTrue(text.contains("crash leader (n1)"), text);
            assertEquals(picture.finding(), reader.getInfo().get("Title"));
        }
    }

    @ParameterizedTest
    @EnumSource(ChartKind.class)
    void chartsDrawnFromStoredDataAreTheSame(ChartKind kind) throws Exception {
        RunData stored = StoredRun.read(StoredRun.write(run), run.history());
        assertEquals(run, stored);
        assertArrayEquals(picture(kind, run).svg(), picture(kind, stored).svg());
    }

    @Test
    void filesOfAnotherSchemaAreRefused() {
        String other = StoredRun.write(run).replace("\"schema\":1", "\"schema\":9");
        Exception refused = assertThrows(Exception.class, () -> StoredRun.read(other, new History(List.of())));
        assertEquals("charts.json has schema 9, this version reads 1", refused.getMessage());
    }

    @Test
    void everyTableIsAFileOfItsOwn() {
        Map<String, byte[]> files = picture(ChartKind.LATENCY, run).files("latency", List.of(Format.SVG, Format.CSV));
        assertEquals(List.of("latency.svg", "latency.csv", "latency-percentiles.csv"), List.copyOf(files.keySet()));
        List<String> lines = new String(files.get("latency.csv"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals("start_s,latency_ms,operation,outcome", lines.get(0));
        assertEquals(1 + 240, lines.size());
        var first = run.history().operations().get(0);
        String expected = String.format(
                java.util.Locale.ROOT,
                "%.9f,%.6f,%s,ok",
                first.invokedNanos() / 1e9,
                first.latencyNanos() / 1e6,
                first.command().operation());
        assertEquals(expected, lines.get(1));
    }

    @Test
    void tablesQuoteWhatHoldsCommas() {
        Table table = new Table("", "fault", "says");
        table.row("partition n1, n2", "he said \"no\"");
        assertEquals("fault,says\n\"partition n1, n2\",\"he said \"\"no\"\"\"\n", table.csv());
    }

    @Test
    void scenariosMayNameEveryKind() {
        List<String> names = new ArrayList<>(
                Catalog.standard().charts().stream().map(ChartEntry::name).toList());
        names.remove("space-time"); // not a ChartKind: it is drawn from messages
        assertEquals(ChartKind.names(), names);
    }

    @Test
    void whatShowsOneRunRefusesTwo() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ChartKind.LATENCY.picture(List.of(run, run), run.wholeRun(), PAPER, typeface));
    }
}
