package dev.splitbrain.report.replay;

import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How nodes stand in an epidemic of news, by what they tell of themselves (Demers et al. 1987, §1): susceptible while a node
 * knows none, then informed, and removed once it passes nothing on any more. A node that finds news on its disk tells that it
 * is informed, not whether it still passes them on.
 */
final class Epidemic {
    static final String SUSCEPTIBLE = "susceptible";

    private final Map<NodeId, News> byNode = new HashMap<>(); // never gone through

    /** What a node knows, and what of it it still passes on. */
    private record News(Set<Object> known, Set<Object> hot) {}

    /** How a node stands after it told something; null where that does not bear on it. */
    String stands(NodeId node, NewsNote note) {
        if (note instanceof NewsNote.Informed informed) {
            News news = byNode.computeIfAbsent(node, each -> new News(new HashSet<>(), new HashSet<>()));
            news.known.add(informed.news());
            news.hot.add(informed.news());
            return words(news);
        }
        News news = byNode.get(node);
        if (news == null || !(note instanceof NewsNote.LostInterest lost)) return null;
        news.hot.remove(lost.news());
        return words(news);
    }

    private static String words(News news) {
        if (news.hot.isEmpty()) return "removed";
        return news.known.size() == 1 ? "informed" : "informed of " + news.known.size();
    }

    /** A node that crashes forgets; what is on its disk it tells again when it is back. */
    void crashed(NodeId node) {
        byNode.remove(node);
    }
}
