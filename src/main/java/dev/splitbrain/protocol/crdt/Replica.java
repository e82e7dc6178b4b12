package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.protocol.shared.Taken;
import java.util.SortedMap;
import java.util.TreeMap;

/** One replica's objects: on its disk, and told of where clients would see a difference. */
final class Replica {
    private final Context<CrdtMessage> ctx;
    private final CrdtSettings settings;
    private final DurableValue<Stored> stored; // durable
    private SortedMap<String, Crdt> objects; // as on disk

    Replica(Context<CrdtMessage> ctx, CrdtSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        stored = ctx.disk().value("replica", Stored.NOTHING);
        objects = stored.get().objects();
        objects.forEach(this::noteHolds);
    }

    Crdt object(String key) {
        return objects.getOrDefault(key, settings.type().nothing());
    }

    SortedMap<String, Crdt> objects() {
        return objects;
    }

    /** How often the objects have changed: c in algorithm 2 of Almeida et al. 2018. */
    long changes() {
        return stored.get().changes();
    }

    /** Which updates of the client that asks took effect here. */
    Taken takenOf(Request request) {
        return stored.get().takenOf(request);
    }

    /** A client's update; gives whether it changed anything. What follows leaves the node once it is on disk. */
    boolean update(Request request, Crdt delta) {
        String key = request.command().key();
        Crdt before = object(key);
        Crdt after = before.merge(delta);
        boolean changes = !after.equals(before);
        Stored now = stored.get().with(request);
        write(changes ? now.with(with(key, after)) : now);
        if (changes) tell(key, before, after);
        return changes;
    }

    private SortedMap<String, Crdt> with(String key, Crdt object) {
        SortedMap<String, Crdt> more = new TreeMap<>(objects);
        more.put(key, object);
        return more;
    }

    /** Merges what another replica said into what is here; gives whether it changed anything. */
    boolean merge(SortedMap<String, Crdt> heard) {
        SortedMap<String, Crdt> before = objects;
        SortedMap<String, Crdt> after = new TreeMap<>(before);
        heard.forEach((key, theirs) -> {
            Crdt mine = before.get(key);
            after.put(key, mine == null ? theirs : Mistakes.merge(settings.mutant(), mine, theirs));
        });
        if (after.equals(before)) return false;
        write(stored.get().with(after));
        after.forEach((key, object) ->
                tell(key, before.getOrDefault(key, settings.type().nothing()), object));
        return true;
    }

    private void write(Stored now) {
        if (settings.mutant() == Mutant.STORES_IN_MEMORY) stored.setUnforced(now);
        else stored.set(now);
        objects = now.objects();
    }

    private void tell(String key, Crdt before, Crdt after) {
        if (!after.values().equals(before.values())) noteHolds(key, after);
    }

    private void noteHolds(String key, Crdt object) {
        ctx.note(new VersionNote.Holds(key, object.values(), ctx.nodes()));
    }
}
