package dev.splitbrain.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.history.History;
import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.metrics.Track;
import dev.splitbrain.report.draw.Typeface;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What titles say is so. */
class ChartTitlesTest {
    private static final long MS = 1_000_000;
    private static final View WHOLE = new View(0, 10_000 * MS);

    private static RunData run(History history, List<RoleSpan> roles) {
        return new RunData("run", "set-up", "footer", WHOLE.toNanos(), SampleRun.NODES, history, List.of(), roles);
    }

    private static String title(ChartKind kind, RunData run, View view) throws Exception {
        return kind.picture(run, view, ChartStyle.DEFAULT, Typeface.load()).finding();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0-10000            | 0    | Led throughout
                    210-10000          | 0    | Led from 0.21 s on
                    6100-10000         | 0    | Led from 6.1 s on
                    6100-10000         | 7000 | Led throughout
                    210-5000 5250-10000| 0    | At most 250 ms without a leader
                    300-5000 5250-10000| 0    | Led from 0.3 s on, with gaps of at most 250 ms
                    0-5000 4000-10000  | 0    | Led throughout
                    210-4000           | 0    | At most 6 s without a leader, at the end
                    ''                 | 0    | No leader
                    210-4000           | 5000 | No leader in this part of the run
                    """)
    void timeWithoutALeaderCountsFromTheBeginningToTheEnd(String led, long fromMillis, String title) throws Exception {
        List<RoleSpan> roles = new ArrayList<>();
        roles.add(new RoleSpan(SampleRun.node(5), "follower", 1, 0, WHOLE.toNanos()));
        for (String span : led.split(" ")) {
            if (span.isEmpty()) continue;
            String[] ends = span.split("-");
            roles.add(new RoleSpan(
                    SampleRun.node(roles.size()),
                    "leader",
                    1,
                    Long.parseLong(ends[0]) * MS,
                    Long.parseLong(ends[1]) * MS));
        }
        View view = new View(fromMillis * MS, WHOLE.toNanos());
        assertEquals(title, title(ChartKind.AVAILABILITY, run(new History(List.of()), roles), view));
    }

    @Test
    void latencyOutsideFaultsIsCalledThat() throws Exception {
        String title = title(ChartKind.LATENCY, SampleRun.run(), SampleRun.run().wholeRun());
        assertTrue(title.matches("p99 latency is .* outside faults, and .* while faults last;.*"), title);
    }

    @ParameterizedTest
    @EnumSource(names = {"LATENCY", "PERCENTILES", "CDF", "THROUGHPUT", "HEATMAP"})
    void whereNobodyAskedNothingIsSaidToHaveFailed(ChartKind kind) throws Exception {
        assertEquals("No client asked for anything", title(kind, run(new History(List.of()), List.of()), WHOLE));
        View later = new View(70_000 * MS, 80_000 * MS);
        assertEquals("No client asked for anything in this part of the run", title(kind, SampleRun.run(), later));
    }

    @Test
    void nodesThatSentNothingAndClocksThatAreRightAreSaidInWords() throws Exception {
        List<Counters.Row> none = List.of(new Counters.Row("n1", "ping", 0, 0, 0, 0));
        RunData silent = run(new History(List.of()), List.of()).with(none, List.of());
        assertEquals("No node sent a message", title(ChartKind.MESSAGES_PER_NODE, silent, WHOLE));
        Track right = new Track(Track.CLOCK_OFFSET, "n1", List.of(new Track.Sample(0, 0)));
        assertEquals("All clocks were right", title(ChartKind.CLOCKS, silent.with(List.of(right)), WHOLE));
    }
}
