package dev.splitbrain.report.chart;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.splitbrain.history.History;
import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.LoadPhase;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.metrics.Track;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.FaultWindow;
import java.io.IOException;
import java.util.List;

/**
 * {@code charts.json}: all that charts of a run are drawn from, but for its history, which has a file of its own. So any chart
 * can be drawn again, in another style or of another part, without a new run.
 */
public final class StoredRun {
    private static final int SCHEMA = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(NodeId.class, NodeInFile.class);

    /** What a node is in the file: {@code {"index": 0, "name": "n1"}}. */
    @JsonPropertyOrder({"index", "name"})
    private abstract static class NodeInFile {
        @JsonCreator
        NodeInFile(@JsonProperty("index") int index, @JsonProperty("name") String name) {}

        @JsonProperty
        abstract int index();

        @JsonProperty
        abstract String name();
    }

    /** The file: names stay, new ones may be added. */
    private record Content(
            int schema,
            String name,
            String setup,
            String footer,
            long endNanos,
            List<NodeId> nodes,
            List<FaultWindow> faults,
            List<RoleSpan> roles,
            List<Counters.Row> messages,
            List<Counters.Writes> forcedWrites,
            List<LoadPhase> phases,
            List<Track> tracks) {}

    private StoredRun() {}

    /** One JSON object on one line. */
    public static String write(RunData run) {
        Content content = new Content(
                SCHEMA,
                run.name(),
                run.setup(),
                run.footer(),
                run.endNanos(),
                run.nodes(),
                run.faults(),
                run.roles(),
                run.messages(),
                run.forcedWrites(),
                run.phases(),
                run.tracks());
        try {
            return MAPPER.writeValueAsString(content) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can always be written", e);
        }
    }

    /** The run that was written, with its history. */
    public static RunData read(String json, History history) throws IOException {
        Content content = MAPPER.readValue(json, Content.class);
        if (content.schema() != SCHEMA)
            throw new IOException("charts.json has schema " + content.schema() + ", this version reads " + SCHEMA);
        return new RunData(
                content.name(),
                content.setup(),
                content.footer(),
                content.endNanos(),
                content.nodes(),
                history,
                content.faults(),
                content.roles(),
                content.messages(),
                content.forcedWrites(),
                content.phases(),
                content.tracks());
    }
}
