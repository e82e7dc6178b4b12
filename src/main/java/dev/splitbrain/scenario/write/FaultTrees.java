package dev.splitbrain.scenario.write;

import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.world.ClockChange;
import dev.splitbrain.world.DiskChange;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.Lie;
import dev.splitbrain.world.LinkSelector;
import dev.splitbrain.world.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Faults as they fired, one by one, with the names of those they hit: what a scenario would say to have just these. */
public final class FaultTrees {
    private final Set<String> nodes;
    private final long endNanos;

    /** In a run of these nodes that ends, or heals, then. */
    public FaultTrees(Set<String> nodes, long endNanos) {
        this.nodes = Set.copyOf(nodes);
        this.endNanos = endNanos;
    }

    /**
     * The line of a scenario for one firing of a fault that hit somebody. Empty where it has something by chance for which there
     * are no exact words.
     */
    public Optional<YamlNode.Mapping> of(FaultAction action, FaultWindow window) {
        return what(action, Aim.of(window.targets())).map(what -> line(action, what, window));
    }

    private YamlNode.Mapping line(FaultAction action, YamlNode what, FaultWindow window) {
        if (action instanceof FaultAction.OfMessage) return Trees.map(action.name(), what);
        YamlNode.Mapping line =
                Trees.map("at", DrawnTrees.duration(window.beginNanos())).with(action.name(), what);
        long length = window.endNanos() - window.beginNanos();
        boolean lasts = length > 0 && !action.isMomentary() && window.endNanos() < endNanos;
        if (lasts) line = line.with("for", DrawnTrees.duration(length));
        if (isByChance(action)) line = line.with("chance", Trees.text(window.fault() + "." + window.occurrence()));
        return line;
    }

    /** Whether it throws dice while it lasts, even though it is known whom it hits. */
    private static boolean isByChance(FaultAction action) {
        if (action instanceof FaultAction.Drop drop) return drop.share() < 1;
        if (action instanceof FaultAction.Duplicate twice) return twice.share() < 1;
        if (action instanceof FaultAction.Corrupt damage) return damage.share() < 1;
        return action instanceof FaultAction.Ring
                || action instanceof FaultAction.Order
                || action instanceof FaultAction.CrashLoop
                || action instanceof FaultAction.Byzantine
                || action instanceof FaultAction.Clock
                || action instanceof FaultAction.Slow slow && slow.moreNanos().isPresent();
    }

    private Optional<YamlNode> what(FaultAction action, Aim aim) {
        if (action instanceof FaultAction.Ring) return Optional.of(Trees.text("ring"));
        if (action instanceof FaultAction.Bridge)
            return Optional.of(new Aim(List.of(aim.groups().get(0), aim.groups().get(2))).all());
        if (action instanceof FaultAction.Partition) return Optional.of(aim.all());
        if (action instanceof FaultAction.Block)
            return Optional.of(Trees.map("from", aim.group(0)).with("to", aim.group(1)));
        if (action instanceof FaultAction.Hold hold) return Optional.of(links(hold.links(), aim));
        if (action instanceof FaultAction.Slow slow) return slow(slow, aim);
        if (action instanceof FaultAction.Drop drop)
            return Optional.of(weather(drop.share(), drop.links(), drop.messages(), aim));
        if (action instanceof FaultAction.Duplicate twice)
            return Optional.of(weather(twice.share(), twice.links(), twice.messages(), aim));
        if (action instanceof FaultAction.Corrupt damage)
            return Optional.of(weather(damage.share(), damage.links(), damage.messages(), aim));
        if (action instanceof FaultAction.OfMessage one) return Optional.of(MessageTrees.of(one));
        if (action instanceof FaultAction.Order order) return Optional.of(MessageTrees.of(order.ordering()));
        return onNodes(action, aim.group(0));
    }

    private static Optional<YamlNode> onNodes(FaultAction action, YamlNode who) {
        if (action instanceof FaultAction.CrashLoop loop) {
            Optional<YamlNode> down = DrawnTrees.drawn(loop.downNanos(), DrawnTrees::duration);
            Optional<YamlNode> up = DrawnTrees.drawn(loop.upNanos(), DrawnTrees::duration);
            return down.flatMap(
                    d -> up.map(u -> Trees.map("nodes", who).with("down", d).with("up", u)));
        }
        if (action instanceof FaultAction.Cpu cpu) {
            YamlNode.Mapping map = Trees.map("nodes", who);
            if (cpu.times() != 1) map = map.with("times", DrawnTrees.number(cpu.times()));
            return with(map, "by", cpu.moreNanos().map(more -> DrawnTrees.drawn(more, DrawnTrees::duration)));
        }
        if (action instanceof FaultAction.Clock clock) return clock(clock.change(), Trees.map("nodes", who));
        if (action instanceof FaultAction.Disk disk) return disk(disk.change(), Trees.map("nodes", who));
        if (action instanceof FaultAction.Byzantine liar)
            return lie(liar.lie()).map(lie -> Trees.map("nodes", who).with("lie", lie));
        return Optional.of(who); // crash, restart, pause
    }

    private Optional<YamlNode> slow(FaultAction.Slow slow, Aim aim) {
        YamlNode.Mapping map = Trees.map("links", links(slow.links(), aim));
        if (slow.times() != 1) map = map.with("times", DrawnTrees.number(slow.times()));
        return with(map, "by", slow.moreNanos().map(more -> DrawnTrees.drawn(more, DrawnTrees::duration)));
    }

    private static Optional<YamlNode> clock(ClockChange change, YamlNode.Mapping map) {
        if (change instanceof ClockChange.Jump jump)
            return DrawnTrees.drawn(jump.byNanos(), DrawnTrees::duration).map(by -> map.with("jump", by));
        if (change instanceof ClockChange.Drift drift)
            return DrawnTrees.drawn(drift.ppm(), DrawnTrees::drift).map(ppm -> map.with("drift", ppm));
        ClockChange.Strobe strobe = (ClockChange.Strobe) change;
        return Optional.of(map.with(
                "strobe",
                Trees.map("by", DrawnTrees.duration(strobe.byNanos()))
                        .with("every", DrawnTrees.duration(strobe.periodNanos()))));
    }

    private static Optional<YamlNode> disk(DiskChange change, YamlNode.Mapping nodes) {
        YamlNode.Mapping map = nodes;
        if (change.times() != 1) map = map.with("times", DrawnTrees.number(change.times()));
        if (change.full()) map = map.with("full", Trees.text("true"));
        if (change.errors() > 0) map = map.with("errors", DrawnTrees.share(change.errors()));
        if (change.torn() > 0) map = map.with("torn", DrawnTrees.share(change.torn()));
        if (change.flips() > 0) map = map.with("flips", DrawnTrees.share(change.flips()));
        return with(map, "fsync", change.fsyncNanos().map(time -> DrawnTrees.drawn(time, DrawnTrees::duration)));
    }

    private static Optional<YamlNode> lie(Lie lie) {
        if (lie instanceof Lie.Delaying late)
            return DrawnTrees.drawn(late.byNanos(), DrawnTrees::duration).map(by -> Trees.map("delaying", by));
        if (lie instanceof Lie.Replaying again)
            return Optional.of(Trees.map("replaying", DrawnTrees.share(again.share())));
        if (lie instanceof Lie.Equivocating two)
            return Optional.of(Trees.map("equivocating", Trees.texts(two.messages())));
        if (lie instanceof Lie.Tampering other)
            return Optional.of(Trees.map(
                    "tampering",
                    Trees.map("message", Trees.text(other.message()))
                            .with("component", Trees.text(other.component()))));
        if (lie instanceof Lie.Named named) return Optional.of(Trees.map("named", Trees.text(named.name())));
        return Optional.of(Trees.text("silent"));
    }

    /** What is drawn beside the rest: absent, or in words, or without words and then nothing has. */
    private static Optional<YamlNode> with(YamlNode.Mapping map, String key, Optional<Optional<YamlNode>> drawn) {
        if (drawn.isEmpty()) return Optional.of(map);
        return drawn.get().map(words -> map.with(key, words));
    }

    private YamlNode weather(double share, LinkSelector links, List<String> messages, Aim aim) {
        boolean everywhere = links instanceof LinkSelector.Of of && of.nodes() instanceof Selector.All;
        if (everywhere && messages.isEmpty()) return DrawnTrees.share(share);
        YamlNode.Mapping map = Trees.map("share", DrawnTrees.share(share));
        if (!everywhere) map = map.with("links", links(links, aim));
        return messages.isEmpty() ? map : map.with("messages", Trees.texts(messages));
    }

    private YamlNode links(LinkSelector links, Aim aim) {
        if (links instanceof LinkSelector.AnyPairs || links instanceof LinkSelector.Pairs)
            return Trees.map("pairs", aim.pairs(nodes));
        if (links instanceof LinkSelector.Of of)
            return of.nodes() instanceof Selector.All ? Trees.text("all") : aim.group(0);
        if (links instanceof LinkSelector.Ways)
            return Trees.map("from", aim.group(0)).with("to", aim.group(1));
        return Trees.map("between", Trees.list(List.of(aim.group(0), aim.group(1))));
    }
}
