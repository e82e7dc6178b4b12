package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Typeface;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws every kind of chart of the sample run in both themes and sizes, to be looked at. */
final class Look {
    private Look() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Typeface typeface = Typeface.load();
        RunData run = SampleRun.run();
        for (ChartKind kind : ChartKind.values())
            for (Theme theme : Theme.values())
                for (Size size : Size.values()) {
                    Picture picture = kind.picture(run, new ChartStyle(theme, size), typeface);
                    String name = kind.kindName() + "-" + theme.word() + "-" + size.word();
                    Files.write(folder.resolve(name + ".png"), picture.png());
                    Files.write(folder.resolve(name + ".svg"), picture.svg());
                    Files.write(folder.resolve(name + ".pdf"), picture.pdf());
                }
    }
}
