package dev.splitbrain.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.metrics.Track;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.draw.Typeface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of nodes have their place at the left of plots, or an ellipsis. */
class NodeNamesTest {
    @Test
    void aNameLosesItsMiddleWhereItIsTooLong() {
        assertEquals(
                List.of("n1", "eu-c…ca-3"), ShortNames.of(List.of("n1", "eu-central-1-replica-3"), 9, String::length));
    }

    @Test
    void namesStayDifferent() {
        List<String> names = List.of("server-1-in-frankfurt-am-main", "server-2-in-frankfurt-am-main", "n3");
        List<String> shorter = ShortNames.of(names, 12, String::length);
        assertEquals(List.of("server-1…ain", "server-2…ain", "n3"), shorter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application-server-in-",
                "the-node-that-stands-in-the-third-rack-of-the-second-hall-in-llanfairpwllgwyngyll-"
            })
    void namesStayInThePictureAndTellNodesApart(String prefix) throws Exception {
        RunData sample = SampleRun.run();
        List<NodeId> nodes = sample.nodes().stream()
                .map(node -> new NodeId(node.index(), prefix + node.name()))
                .toList();
        List<RoleSpan> roles = sample.roles().stream()
                .map(span -> new RoleSpan(
                        nodes.get(span.node().index()), span.role(), span.epoch(), span.fromNanos(), span.toNanos()))
                .toList();
        RunData run = new RunData(
                        "long", "set-up", "footer", sample.endNanos(), nodes, sample.history(), sample.faults(), roles)
                .with(
                        sample.messages().stream()
                                .map(row -> new Counters.Row(
                                        row.sender().equals(Counters.CLIENTS) ? row.sender() : prefix + row.sender(),
                                        row.type(),
                                        row.sent(),
                                        row.delivered(),
                                        row.dropped(),
                                        row.bytes()))
                                .toList(),
                        List.of())
                .with(sample.tracks().stream()
                        .map(track -> new Track(track.measure(), prefix + track.name(), track.samples()))
                        .toList());
        Typeface typeface = Typeface.load();
        for (ChartKind kind : List.of(ChartKind.AVAILABILITY, ChartKind.MESSAGES, ChartKind.QUEUES))
            for (Size size : Size.values()) {
                TextBoxes boxes = new TextBoxes(typeface);
                kind.picture(run, new ChartStyle(Theme.LIGHT, size), typeface).draw(boxes);
                assertEquals(List.of(), boxes.troubles(size), kind + " " + size);
                for (NodeId node : nodes)
                    assertTrue(
                            boxes.texts().stream()
                                    .anyMatch(text -> text.startsWith(prefix.substring(0, 3))
                                            && text.contains("n" + (node.index() + 1))),
                            kind + " " + size + boxes.texts());
            }
    }
}
