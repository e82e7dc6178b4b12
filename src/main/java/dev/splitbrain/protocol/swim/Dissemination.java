package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.NodeId;
import java.util.ArrayList;
import java.util.List;

/**
 * The dissemination component (SWIM §4.1): updates ride on the messages of the failure detector. Each is sent λ·ln n times by
 * each member, and those that were sent least often go first.
 */
final class Dissemination {
    private final SwimSettings settings;
    private final View view;
    private final List<Rider> riders = new ArrayList<>(0); // by how often they were sent, then by age

    /** An update on the way. */
    private static final class Rider {
        final Update update;
        int sent;

        Rider(Update update) {
            this.update = update;
        }
    }

    Dissemination(SwimSettings settings, View view) {
        this.settings = settings;
        this.view = view;
    }

    /** News to pass on, instead of older news of the same member. */
    void add(Update update) {
        if (settings.piggyback() == 0) return;
        riders.removeIf(rider -> rider.update.member().equals(update.member()));
        int place = 0;
        while (place < riders.size() && riders.get(place).sent == 0) place++;
        riders.add(place, new Rider(update));
    }

    /** Forgets all news. */
    void clear() {
        riders.clear();
    }

    /** Whether news of a member are still passed on. */
    boolean carries(NodeId member) {
        return riders.stream().anyMatch(rider -> rider.update.member().equals(member));
    }

    /** What rides on a message. */
    List<Update> riders() {
        if (riders.isEmpty()) return List.of();
        return board(new ArrayList<>(settings.piggyback()));
    }

    /** What rides on a ping; a suspected target is told so before anything else (Lifeguard, Buddy System). */
    List<Update> ridersTo(NodeId target) {
        Update held = settings.buddies() ? view.of(target) : null;
        if (held == null || held.status() != Status.SUSPECT) return riders();
        List<Update> aboard = new ArrayList<>(settings.piggyback());
        aboard.add(held);
        return board(aboard);
    }

    /** Takes on those that were sent least often, until the message is full. */
    private List<Update> board(List<Update> aboard) {
        List<Rider> boarding = new ArrayList<>(settings.piggyback());
        for (int i = 0; i < riders.size() && aboard.size() < settings.piggyback(); i++) {
            Rider rider = riders.get(i);
            if (!aboard.isEmpty() && aboard.get(0) == rider.update) continue; // there already, as a buddy's warning
            boarding.add(rider);
            aboard.add(rider.update);
        }
        riders.removeAll(boarding);
        int limit = settings.sendings(view.members());
        for (Rider rider : boarding) if (++rider.sent < limit) queue(rider);
        return aboard;
    }

    private void queue(Rider rider) {
        int place = 0;
        while (place < riders.size() && riders.get(place).sent <= rider.sent) place++;
        riders.add(place, rider);
    }
}
