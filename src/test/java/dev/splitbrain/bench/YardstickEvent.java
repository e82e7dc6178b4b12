package dev.splitbrain.bench;

/** An event as an object in a {@code PriorityQueue}: what a simulator in Java does when nobody thinks about it. */
record YardstickEvent(long timeNanos, long number, int target) implements Comparable<YardstickEvent> {
    @Override
    public int compareTo(YardstickEvent other) {
        int byTime = Long.compare(timeNanos, other.timeNanos);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
