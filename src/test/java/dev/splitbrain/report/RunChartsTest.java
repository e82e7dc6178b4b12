package dev.splitbrain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario's {@code charts} name is drawn, from what happened in the run. */
class RunChartsTest {
    private static final String COMMIT = """
            version: 1
            name: Commit
            duration: 4s
            protocol: {2pc: {vote_timeout: 500ms, termination: none}}
            nodes: {coordinator: [c1], participant: [p1, p2]}
            network: {latency: 3ms}
            workload: {transactions: {rate: 20/s, participants: 2}, timeout: 1s}
            faults: [{id: dies, when: {event: all-votes-received, node: coordinator, nth: 20}, crash: coordinator, for: 1s}]
            """;

    @TempDir
    private Path folder;

    private RunReport report(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("test.yaml"), text);
        Scenario scenario = ScenarioLoader.load(file, Map.of(), Catalog.standard());
        RunRecorder recorder = RunRecorder.of(scenario);
        RunResult result = recorder.listen(new ScenarioRun(scenario, 1)).run((timeNanos, events) -> true);
        return RunReport.write(folder.resolve("report"), result, recorder, "test", Theme.LIGHT, true);
    }

    private List<String> rows(String name) throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("report").resolve(name));
        return lines.subList(1, lines.size());
    }

    private double column(String row, int column) {
        return Double.parseDouble(row.split(",")[column]);
    }

    @Test
    void aSpaceTimeDiagramAroundAFaultShowsTheMessagesAroundItsBeginning() throws Exception {
        RunReport report = report(COMMIT + "charts: [{space-time: {around: fault dies, before: 20ms, after: 50ms}}]\n");
        assertTrue(report.names().containsAll(List.of("space-time.png", "space-time.svg", "space-time.csv")));
        double began = 0;
        for (String event : rows("space-time-events.csv")) {
            if (event.contains("all votes received")) began = column(event, 0);
        }
        assertTrue(began > 0, "the event that the fault waits for is in the picture");
        for (String message : rows("space-time.csv")) {
            assertTrue(column(message, 1) >= began - 0.020, message);
            assertTrue(column(message, 0) < began + 0.050, message);
        }
        assertTrue(rows("space-time.csv").size() > 3, "there are messages");
    }

    @Test
    void withoutAWordOfItsPartASpaceTimeDiagramIsOfAFewMessagesAroundTheFirstFault() throws Exception {
        report("""
                version: 1
                name: Fifty
                duration: 3s
                protocol: raft
                nodes: 50
                faults: [{at: 2s, for: 500ms, crash: leader}]
                charts: [space-time]
                """);
        List<String> rows = rows("space-time.csv");
        assertTrue(rows.size() >= 100 && rows.size() < 400, rows.size() + " messages");
        assertTrue(column(rows.get(0), 0) < 2 && column(rows.get(rows.size() - 1), 0) > 2);
    }

    @Test
    void aShortRunOfFewMessagesIsDrawnWhole() throws Exception {
        report("version: 1\nname: Ping\nduration: 3s\nprotocol: ping\nnodes: 2\ncharts: [space-time]\n");
        List<String> rows = rows("space-time.csv");
        assertTrue(column(rows.get(0), 0) < 2 && column(rows.get(rows.size() - 1), 0) > 2, rows::toString);
    }

    @Test
    void twoDiagramsOfOneRunHaveNamesOfTheirOwn() throws Exception {
        RunReport report = report(
                COMMIT
                        + "charts: [{space-time: {from: 100ms, to: 200ms}}, {space-time: {from: 300ms, to: 400ms}}, latency]\n");
        assertTrue(report.names().containsAll(List.of("space-time.svg", "space-time-2.svg", "latency.svg")));
        for (String message : rows("space-time-2.csv")) assertTrue(column(message, 1) >= 0.3, message);
    }

    @Test
    void aFaultThatNeverBeganIsSaidAndNotDrawn() throws Exception {
        RunReport report =
                report(COMMIT.replace("nth: 20", "nth: 2000") + "charts: [{space-time: {around: fault 1}}]\n");
        assertEquals(
                "space-time: the fault that it is around never began, so there is nothing to draw",
                report.trouble().orElseThrow());
        assertTrue(report.names().stream().noneMatch(name -> name.startsWith("space-time")));
    }

    @Test
    void blockedTransactionsAreThoseInDoubtWhileTheCoordinatorIsDown() throws Exception {
        report(COMMIT + "charts: [blocked-transactions]\n");
        List<String> rows = rows("blocked-transactions.csv");
        assertTrue(rows.stream().anyMatch(row -> column(row, 2) >= 1), rows::toString);
        assertEquals(0, column(rows.get(rows.size() - 1), 2), "and none once it is back");
    }

    @Test
    void theSpreadOfNewsEndsWithAllNodesAndThePictureWithTheRun() throws Exception {
        report("""
                version: 1
                name: News
                duration: 20s
                stop: {when: all-informed}
                protocol: gossip
                nodes: 30
                workload: {broadcast: {at: 1s, from: n1, messages: 1}}
                charts: [spread]
                """);
        List<String> rows = rows("spread.csv");
        assertEquals(30, column(rows.get(rows.size() - 1), 2));
        assertTrue(column(rows.get(rows.size() - 1), 0) < 19, "it stopped long before its time");
        assertTrue(Files.readString(folder.resolve("report/report.html")).contains("all 30 nodes"));
    }

    @Test
    void clocksAreDrawnAsTheyAreSetAndAsTheyDrift() throws Exception {
        report("""
                version: 1
                name: Clocks
                duration: 10s
                protocol: ping
                nodes: 2
                clocks: {skew: {n1: 5ms, n2: 0ms}, drift: {n1: 100ppm, n2: 0ppm}}
                charts: [clocks]
                """);
        List<String> rows =
                rows("clocks.csv").stream().filter(row -> row.contains(",n1,")).toList();
        assertEquals(5e6, column(rows.get(1), 2), "n1 begins 5 ms ahead");
        assertEquals(6e6, column(rows.get(rows.size() - 1), 2), 10, "and gains 100 us a second");
    }

    @Test
    void queuesAreRecordedWhereTheyAreToBeDrawn() throws Exception {
        report(COMMIT + "disks: {fsync: 10ms}\ncharts: [queues]\n");
        assertTrue(rows("queues.csv").stream().anyMatch(row -> row.contains("disk") && column(row, 2) >= 1));
    }
}
