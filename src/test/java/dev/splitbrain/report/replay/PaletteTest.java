package dev.splitbrain.report.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.trace.FaultWindow;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A colour means the same on the replay page as in the charts. */
class PaletteTest {
    @Test
    void thePageHasTheColoursOfTheCharts() throws Exception {
        Map<String, Colour> meant = new LinkedHashMap<>();
        for (FaultWindow.Seat seat : FaultWindow.Seat.values())
            meant.put("fault-" + seat.word(), Theme.LIGHT.fault(seat));
        meant.put("leader", Theme.LIGHT.role("leader"));
        meant.put("candidate", Theme.LIGHT.role("candidate"));
        meant.put("stale", Theme.LIGHT.role("stale leader"));
        meant.put("ok", Theme.LIGHT.ok());
        meant.put("failed", Theme.LIGHT.failed());
        meant.put("unknown", Theme.LIGHT.unknown());
        meant.put("drop", Theme.LIGHT.down());
        String css;
        try (InputStream in = ReplayPage.class.getResourceAsStream("/replay/replay.css")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        meant.forEach((name, colour) -> {
            Matcher matcher = Pattern.compile("--" + name + ": #(\\w{6});").matcher(css);
            assertEquals(true, matcher.find(), name);
            assertEquals(String.format(Locale.ROOT, "%06x", colour.rgb()), matcher.group(1), name);
        });
    }
}
