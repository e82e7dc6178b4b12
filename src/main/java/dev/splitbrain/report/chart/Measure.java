package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Track;
import dev.splitbrain.trace.Quantity;
import java.util.List;
import java.util.stream.DoubleStream;

/** What a {@link TracksChart} says of a kind of number over time. */
enum Measure {
    CLOCKS(Track.CLOCK_OFFSET, "offset_ns", "clock ahead of true time", "All clocks were right", 1e3) {
        @Override
        String finding(List<Track> tracks, View view, int nodes) {
            double most = Math.max(0, offsets(tracks, view).max().orElse(0));
            double least = Math.min(0, offsets(tracks, view).min().orElse(0));
            if (most == least) return nothing();
            return "Clocks were up to " + Quantity.duration(Math.round(most - least)) + " apart";
        }

        /** Where the lines turn, and where the picture cuts them. */
        private DoubleStream offsets(List<Track> tracks, View view) {
            DoubleStream turns = tracks.stream()
                    .flatMap(track -> track.samples().stream())
                    .filter(sample -> view.shows(sample.atNanos()))
                    .mapToDouble(Track.Sample::value);
            DoubleStream ends = tracks.stream()
                    .flatMapToDouble(
                            track -> DoubleStream.of(track.between(view.fromNanos()), track.between(view.toNanos())));
            return DoubleStream.concat(turns, ends);
        }

        @Override
        List<Tick> ticks(Scale scale, double count) {
            return scale.ticks(count, value -> Quantity.duration(Math.round(value)));
        }

        @Override
        boolean sloped() {
            return true; // clocks drift; a jump is two samples at one moment
        }
    },
    BLOCKED(Track.BLOCKED, "transactions", "transactions in doubt", "No transaction was ever blocked", 1) {
        @Override
        String finding(List<Track> tracks, View view, int nodes) {
            double most = tracks.stream()
                    .mapToDouble(track -> track.most(view.fromNanos(), view.toNanos()))
                    .max()
                    .orElse(0);
            long blocked = tracks.stream()
                    .mapToLong(track -> blockedNanos(track, view))
                    .max()
                    .orElse(0);
            if (blocked == 0) return nothing();
            return "Up to " + Quantity.count(Math.round(most), "transaction") + " blocked at once, for "
                    + Quantity.duration(blocked) + " in all";
        }
    },
    MEMBERS(Track.MEMBERS, "members", "members that each node holds", "No node keeps a list of members", 1) {
        @Override
        String finding(List<Track> tracks, View view, int nodes) {
            double least = Double.MAX_VALUE;
            double most = 0;
            for (Track track : tracks) {
                double held = track.at(view.toNanos());
                if (held == 0) continue; // down
                least = Math.min(least, held);
                most = Math.max(most, held);
            }
            if (most == 0) return nothing();
            return least == most
                    ? "In the end every node holds " + Quantity.count(Math.round(most), "member")
                    : "In the end nodes hold " + Quantity.count(Math.round(least)) + " to "
                            + Quantity.count(Math.round(most), "member");
        }
    },
    SPREAD(Track.INFORMED, "nodes", "informed nodes", "No node heard of anything", 1) {
        @Override
        String nameOf(Track track) {
            return "news " + track.name();
        }

        @Override
        String finding(List<Track> tracks, View view, int nodes) {
            Track first = tracks.get(0);
            double reached = first.samples().get(first.samples().size() - 1).value();
            long began = first.samples().get(0).atNanos();
            String all = reached >= nodes
                    ? "all " + Quantity.count(nodes) + " nodes"
                    : Quantity.count((long) reached) + " of " + Quantity.count(nodes) + " nodes";
            return "Half of the nodes know after " + Quantity.duration(since(first, began, reached / 2)) + ", " + all
                    + " after " + Quantity.duration(since(first, began, reached));
        }
    };

    private final String key;
    private final String column;
    private final String axis;
    private final String nothing;
    private final double leastHigh;

    Measure(String key, String column, String axis, String nothing, double leastHigh) {
        this.key = key;
        this.column = column;
        this.axis = axis;
        this.nothing = nothing;
        this.leastHigh = leastHigh;
    }

    abstract String finding(List<Track> tracks, View view, int nodes);

    /** What a track is called in the legend. */
    String nameOf(Track track) {
        return track.name();
    }

    /** The measure of the tracks. */
    String key() {
        return key;
    }

    /** The column of the table. */
    String column() {
        return column;
    }

    /** The title of the axis. */
    String axis() {
        return axis;
    }

    /** The title where nothing was measured. */
    String nothing() {
        return nothing;
    }

    /** How high the axis reaches at least. */
    double leastHigh() {
        return leastHigh;
    }

    /** Numbers on the axis: whole ones, for what is counted. */
    List<Tick> ticks(Scale scale, double count) {
        return scale.wholeTicks(count);
    }

    /** Whether values go over into each other, rather than hold and jump. */
    boolean sloped() {
        return false;
    }

    private static long blockedNanos(Track track, View view) {
        long nanos = 0;
        for (int i = 0; i < track.samples().size(); i++) {
            if (track.samples().get(i).value() == 0) continue;
            long from = Math.max(view.fromNanos(), track.samples().get(i).atNanos());
            long to =
                    i + 1 < track.samples().size() ? track.samples().get(i + 1).atNanos() : view.toNanos();
            nanos += Math.max(0, Math.min(to, view.toNanos()) - from);
        }
        return nanos;
    }

    private static long since(Track track, long beganNanos, double value) {
        for (Track.Sample sample : track.samples()) if (sample.value() >= value) return sample.atNanos() - beganNanos;
        return 0;
    }
}
