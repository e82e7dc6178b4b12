package dev.splitbrain.report.story;

import java.util.List;

/**
 * What is told, in the order in which it happened.
 *
 * @param heading what the story is about, in a few lines
 * @param closing what there is to say at the end
 * @param lookNanos the middle of what the replay page should show
 * @param widthNanos how much of the run it should show
 */
public record Story(List<String> heading, List<Line> lines, List<String> closing, long lookNanos, long widthNanos) {
    public Story {
        heading = List.copyOf(heading);
        lines = List.copyOf(lines);
        closing = List.copyOf(closing);
    }

    /**
     * One thing that happened.
     *
     * @param remark what it means; may be empty
     */
    public record Line(long atNanos, String what, String remark) {}
}
