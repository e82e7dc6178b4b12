package dev.splitbrain.scenario.yaml;

import java.util.Comparator;

/** A place in a source: line and column count from 1. */
public record Mark(Source source, int line, int column) implements Comparable<Mark> {
    private static final Comparator<Mark> ORDER = Comparator.comparingInt((Mark mark) -> mark.source.rank())
            .thenComparing(mark -> mark.source.name())
            .thenComparingInt(Mark::line)
            .thenComparingInt(Mark::column);

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source.name() + ":" + line + ":" + column;
    }
}
