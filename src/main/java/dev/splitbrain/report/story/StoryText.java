package dev.splitbrain.report.story;

import dev.splitbrain.report.replay.Times;
import java.util.ArrayList;
import java.util.List;

/** A story in columns: when, what, what it means. */
public final class StoryText {
    private static final int WIDEST = 68;
    private static final int GAP = 3;

    private StoryText() {}

    /** @param page where the replay page is, for the link that leads into it */
    public static List<String> of(Story story, String page) {
        List<String> lines = new ArrayList<>(story.heading());
        if (!lines.isEmpty() && !story.lines().isEmpty()) lines.add("");
        int moments = 0;
        int width = 0;
        for (Story.Line line : story.lines()) {
            moments = Math.max(moments, Times.moment(line.atNanos()).length());
            boolean fits = !line.remark().isEmpty() && line.what().length() <= WIDEST;
            if (fits) width = Math.max(width, line.what().length());
        }
        for (Story.Line line : story.lines()) lines.addAll(columns(line, moments, width));
        if (!story.closing().isEmpty()) {
            lines.add("");
            lines.addAll(story.closing());
        }
        lines.add("look: " + page + Times.link(story.lookNanos()) + "&w=" + story.widthNanos() / 1_000);
        return lines;
    }

    /** A remark that has no room stands on a line of its own. */
    private static List<String> columns(Story.Line line, int moments, int width) {
        String moment = Times.moment(line.atNanos());
        String start = " ".repeat(moments - moment.length()) + moment + "  ";
        if (line.remark().isEmpty()) return List.of(start + line.what());
        String pad = " ".repeat(Math.max(0, width - line.what().length()) + GAP);
        if (line.what().length() <= width) return List.of(start + line.what() + pad + line.remark());
        return List.of(start + line.what(), " ".repeat(start.length() + width + GAP) + line.remark());
    }
}
