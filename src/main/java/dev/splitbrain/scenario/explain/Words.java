package dev.splitbrain.scenario.explain;

import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Retry;
import dev.splitbrain.workload.Routing;
import dev.splitbrain.workload.Transactions;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of a scenario in plain words. */
final class Words {
    private Words() {}

    static String link(Link link) {
        List<String> parts = new ArrayList<>();
        parts.add("a message needs " + Plain.time(link.delayNanos()));
        if (link.loss() > 0) parts.add(Plain.share(link.loss()) + " are lost");
        if (link.duplicate() > 0) parts.add(Plain.share(link.duplicate()) + " arrive twice");
        if (link.corrupt() > 0) parts.add(Plain.share(link.corrupt()) + " arrive damaged");
        link.bursts().ifPresent(bursts -> parts.add("in bursts " + Plain.share(bursts.loss()) + " are lost"));
        link.pipe().ifPresent(pipe -> parts.add(Plain.number(pipe.bitsPerSecond() / 1e6) + " Mbit/s fit through"));
        if (link.fifo()) parts.add("none overtakes another");
        return String.join(", ", parts);
    }

    static String load(Load load) {
        if (load instanceof Load.Open open) {
            return Plain.number(open.perSecond()) + " operations a second" + (open.poisson() ? " by chance" : "");
        }
        if (load instanceof Load.Changing changing) {
            List<String> points = new ArrayList<>();
            for (Load.Changing.Point point : changing.points()) {
                points.add(Plain.number(point.perSecond()) + " at " + Plain.time(point.atNanos()));
            }
            return "operations a second " + (changing.ramp() ? "rise or fall: " : "in steps: ") + Plain.list(points);
        }
        if (load instanceof Load.Recorded recorded)
            return Plain.count(recorded.atNanos().size(), "recorded arrival");
        if (load instanceof Load.Closed closed) {
            return "each client starts its next operation " + Plain.time(closed.thinkNanos())
                    + " after the last has ended";
        }
        return "nothing";
    }

    /** {@code , 3 in eu, 1 in us}: who stands nowhere is not counted. */
    private static String places(List<String> regions) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String region : regions) if (!region.isEmpty()) counts.merge(region, 1, Integer::sum);
        StringBuilder text = new StringBuilder();
        counts.forEach((region, count) -> text.append(text.isEmpty() ? ", " : " and ")
                .append(count)
                .append(" in ")
                .append(region));
        return text.toString();
    }

    static List<String> workload(Workload workload) {
        List<String> lines = new ArrayList<>();
        String clients = Plain.count(workload.clients().size(), "client") + places(workload.regions());
        if (!(workload.load() instanceof Load.None)) {
            lines.add(clients + ": " + load(workload.load()));
            lines.add(workload.transactions()
                    .map(Words::transactions)
                    .orElseGet(() -> mix(workload.mix()) + ", on " + workload.keys()));
        } else if (workload.transactions().isPresent()) {
            lines.add(clients);
        } else if (!workload.clients().isEmpty()) {
            lines.add(clients + ", who do only what is said below");
        }
        if (!workload.clients().isEmpty()) lines.add(patience(workload));
        return lines;
    }

    private static String transactions(Transactions transactions) {
        String meet = transactions.conflict() == 0
                ? ""
                : ", " + Plain.share(transactions.conflict()) + " of which meet at the same keys";
        return "each a transaction over " + Plain.count(transactions.participants(), "participant") + meet;
    }

    private static String patience(Workload workload) {
        String retry = workload.retry().map(Words::retry).orElse("do not ask again");
        return "they " + routing(workload.routing()) + ", " + retry + ", and give up after "
                + Plain.time(workload.timeoutNanos());
    }

    private static String retry(Retry retry) {
        String grows = retry.factor() > 1 ? ", then " + Plain.number(retry.factor()) + " times as long each time" : "";
        return "ask again after " + Plain.time(retry.firstNanos()) + grows;
    }

    private static String routing(Routing routing) {
        return switch (routing.choice()) {
            case STICKY -> "stay with a node that answers";
            case RANDOM -> "ask a node by chance";
            case ROUND_ROBIN -> "ask the nodes in turn";
            case NEAREST -> "ask a node of their region";
        };
    }

    private static String mix(Mix mix) {
        if (!mix.turns().isEmpty()) return "in turn " + String.join(", ", mix.turns());
        double total = 0;
        for (double share : mix.shares().values()) total += share;
        List<String> parts = new ArrayList<>();
        double all = total;
        mix.shares()
                .forEach((name, share) -> parts.add(Plain.share(Math.round(share / all * 1000) / 1000.0) + " " + name));
        return String.join(", ", parts);
    }

    static String when(FaultTime.When when) {
        String who = when.nodes().map(Words::selector).orElse("a node");
        String nth = when.nth() == 1 ? "" : " for the " + ordinal(when.nth()) + " time";
        return "when " + who + " tells `" + when.event() + "`" + nth;
    }

    private static String ordinal(int n) {
        boolean teen = n % 100 >= 11 && n % 100 <= 13;
        String ending = teen ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
        return n + ending;
    }

    private static String selector(Selector selector) {
        if (selector instanceof Selector.Named named) return String.join(" or ", named.names());
        if (selector instanceof Selector.Role role) return "the " + role.role();
        if (selector instanceof Selector.Region region) return "a node in " + region.name();
        return "one of the nodes meant";
    }
}
