package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Typeface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Draws every kind of chart of the sample run in both themes and sizes, to be looked at. */
final class Look {
    private Look() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Typeface typeface = Typeface.load();
        RunData run = SampleRun.run();
        List<RunData> several = List.of(run, SampleRun.run(7, 3_000), SampleRun.run(8, 800));
        for (ChartKind kind : ChartKind.values()) {
            if (args.length > 1 && !args[1].equals(kind.kindName())) continue;
            write(folder, kind.kindName(), List.of(run), kind, typeface);
            if (kind.compares()) write(folder, kind.kindName() + "-compared", several, kind, typeface);
        }
    }

    private static void write(Path folder, String name, List<RunData> runs, ChartKind kind, Typeface typeface)
            throws IOException {
        for (Theme theme : Theme.values())
            for (Size size : Size.values()) {
                Picture picture = kind.picture(runs, runs.get(0).wholeRun(), new ChartStyle(theme, size), typeface);
                String file = name + "-" + theme.word() + "-" + size.word();
                Files.write(folder.resolve(file + ".png"), picture.png());
                Files.write(folder.resolve(file + ".svg"), picture.svg());
                Files.write(folder.resolve(file + ".pdf"), picture.pdf());
            }
    }
}
