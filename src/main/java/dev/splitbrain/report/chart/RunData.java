package dev.splitbrain.report.chart;

import dev.splitbrain.history.History;
import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.LoadPhase;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.metrics.Track;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * All that pictures of one run are drawn from.
 *
 * @param name what the run is called where several are compared
 * @param setup the subtitle of its pictures: what was run, in one line
 * @param footer how to repeat it: scenario file, seed, fingerprint and version
 * @param messages what was sent, by sender and type
 * @param phases of the load, where clients do not ask alike all the time
 * @param tracks numbers over time: clock offsets, queue lengths, how far a rumour has spread
 */
public record RunData(
        String name,
        String setup,
        String footer,
        long endNanos,
        List<NodeId> nodes,
        History history,
        List<FaultWindow> faults,
        List<RoleSpan> roles,
        List<Counters.Row> messages,
        List<Counters.Writes> forcedWrites,
        List<LoadPhase> phases,
        List<Track> tracks) {
    public RunData {
        nodes = List.copyOf(nodes);
        faults = List.copyOf(faults);
        roles = List.copyOf(roles);
        messages = List.copyOf(messages);
        forcedWrites = List.copyOf(forcedWrites);
        phases = phases == null ? List.of() : List.copyOf(phases); // a report of before they were kept
        tracks = List.copyOf(tracks);
    }

    /** A run of which nothing was counted and no number followed over time. */
    public RunData(
            String name,
            String setup,
            String footer,
            long endNanos,
            List<NodeId> nodes,
            History history,
            List<FaultWindow> faults,
            List<RoleSpan> roles) {
        this(name, setup, footer, endNanos, nodes, history, faults, roles, List.of(), List.of(), List.of(), List.of());
    }

    /** The same, with what was counted. */
    public RunData with(Counters counters) {
        return with(counters.messages(), counters.writes());
    }

    /** The same, with other counts. */
    public RunData with(List<Counters.Row> newMessages, List<Counters.Writes> newWrites) {
        return but(name, newMessages, newWrites, phases, tracks);
    }

    /** The same under another name. */
    public RunData named(String newName) {
        return but(newName, messages, forcedWrites, phases, tracks);
    }

    /** The same, with phases of its load. */
    public RunData withPhases(List<LoadPhase> newPhases) {
        return but(name, messages, forcedWrites, newPhases, tracks);
    }

    /** The same, with more numbers over time. */
    public RunData with(List<Track> more) {
        List<Track> all = new ArrayList<>(tracks);
        all.addAll(more);
        return but(name, messages, forcedWrites, phases, all);
    }

    /** The same run but for what can be other about it. */
    private RunData but(
            String newName,
            List<Counters.Row> newMessages,
            List<Counters.Writes> newWrites,
            List<LoadPhase> newPhases,
            List<Track> newTracks) {
        return new RunData(
                newName,
                setup,
                footer,
                endNanos,
                nodes,
                history,
                faults,
                roles,
                newMessages,
                newWrites,
                newPhases,
                newTracks);
    }

    /** The whole run. */
    public View wholeRun() {
        return new View(0, Math.max(1, endNanos));
    }

    /** The numbers over time of one measure. */
    List<Track> tracks(String measure) {
        return tracks.stream().filter(track -> track.measure().equals(measure)).toList();
    }
}
