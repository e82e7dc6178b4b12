package dev.splitbrain.report.spacetime;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a space-time diagram shows.
 *
 * @param hidden names of message types that are left out: heartbeats, mostly
 * @param reorder whether lanes may change places so that arrows are short and cross few lanes
 */
public record SpaceTimeOptions(TimeMode time, Set<Show> shows, Set<String> hidden, boolean reorder) {
    /** How time becomes room. */
    public enum TimeMode {
        /** As it was. */
        LINEAR,
        /** The same room from each moment at which something happened to the next. */
        BY_EVENT,
        /** Long silences take less room than they took time. */
        COMPRESSED
    }

    /** What may be shown besides messages between nodes. */
    public enum Show {
        TIMERS,
        NOTES,
        /** The times that nodes give events, or versions; else vector clocks (Fidge 1988, Mattern 1989) at each sending and arrival. */
        CLOCKS,
        /** What messages hold, and what stores tell that they hold. */
        VALUES,
        /** What nodes do with their logs: appended, committed, applied. */
        LOGS,
        /** Messages to and from clients, on one lane for all of them. */
        CLIENTS,
        /** When writes became durable. */
        DISKS
    }

    public SpaceTimeOptions {
        shows = shows.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(shows));
        hidden = Set.copyOf(new TreeSet<>(hidden));
    }

    /** Linear time, timers and notes, all types of message, lanes in the order of the scenario. */
    public static SpaceTimeOptions standard() {
        return new SpaceTimeOptions(TimeMode.LINEAR, EnumSet.of(Show.TIMERS, Show.NOTES), Set.of(), false);
    }

    public SpaceTimeOptions with(TimeMode newTime) {
        return new SpaceTimeOptions(newTime, shows, hidden, reorder);
    }

    public SpaceTimeOptions with(Set<Show> newShows) {
        return new SpaceTimeOptions(time, newShows, hidden, reorder);
    }

    public SpaceTimeOptions hiding(Set<String> types) {
        return new SpaceTimeOptions(time, shows, types, reorder);
    }

    public SpaceTimeOptions reordered() {
        return new SpaceTimeOptions(time, shows, hidden, true);
    }

    boolean shows(Show what) {
        return shows.contains(what);
    }
}
