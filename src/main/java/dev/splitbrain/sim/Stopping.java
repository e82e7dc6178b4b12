package dev.splitbrain.sim;

import dev.splitbrain.node.Note;
import dev.splitbrain.world.World;

/** Whether nodes have told of the event that ends the run: one of them, or every one that is up, since its last start. */
final class Stopping {
    private final World.Stop stop;
    private final Hosts hosts;
    private final int[] toldIn; // the incarnation in which a node told, by node
    private int told; // nodes that ever told
    private boolean reached;

    Stopping(World.Stop stop, Hosts hosts) {
        this.stop = stop;
        this.hosts = hosts;
        toldIn = new int[hosts.count()];
        hosts.handling.listen((host, note, step) -> noted(host, note));
    }

    private void noted(Host host, Note note) {
        if (reached || !note.kebabName().equals(stop.event())) return;
        if (toldIn[host.place] == 0) told++;
        toldIn[host.place] = host.incarnation + 1;
        // Whoever told may have crashed since: look closely only once enough have told.
        reached = !stop.everyNode() || (told >= hosts.up() && allHaveTold());
    }

    private boolean allHaveTold() {
        for (int i = 0; i < toldIn.length; i++) {
            Host host = hosts.host(i);
            if (host.isUp() && toldIn[i] != host.incarnation + 1) return false;
        }
        return true;
    }

    boolean isReached() {
        return reached;
    }

    /** Why the run ended, in words. */
    String reason() {
        return "stop: " + (stop.everyNode() ? "all-" : "") + stop.event();
    }
}
