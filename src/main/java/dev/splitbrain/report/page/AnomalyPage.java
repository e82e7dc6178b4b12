package dev.splitbrain.report.page;

import dev.splitbrain.check.txn.Anomaly;
import dev.splitbrain.check.txn.AnomalyKind;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.report.page.Html.Cell;
import java.util.ArrayList;
import java.util.List;

/** One anomaly between transactions, as one HTML file: its circle as a picture and in words. */
final class AnomalyPage {
    private static final String CAPTION = "Each box is a transaction with what it did and what its reads returned; an"
            + " arrow says why one must come before the other. ww: the other overwrote what it wrote. wr: the other read"
            + " what it wrote. rw: the other overwrote what it read. time, session: it was over before, by the clock or"
            + " for the same client.";

    private AnomalyPage() {}

    static String of(Anomaly anomaly, Clock clock, Provenance provenance) {
        Html html = VerdictFrame.begin("Anomaly: " + anomaly.name(), meaning(anomaly.kind()), provenance);
        VerdictFrame.figure(html, new CirclePicture(anomaly, clock).draw(), CAPTION);
        html.element("h2", "Why there is no order");
        if (anomaly.links().isEmpty()) html.element("p", anomaly.words());
        else circle(html, anomaly);
        transactions(html, anomaly, clock);
        return VerdictFrame.end(html, provenance);
    }

    private static void circle(Html html, Anomaly anomaly) {
        html.raw("<ol>\n");
        int count = anomaly.transactions().size();
        for (int i = 0; i < anomaly.links().size(); i++) {
            Anomaly.Link link = anomaly.links().get(i);
            html.element(
                    "li", "T" + (i + 1) + " " + link.words() + " T" + ((i + 1) % count + 1) + " (" + link.kind() + ")");
        }
        html.raw("</ol>\n");
        if (anomaly.links().size() == count)
            html.element("p", "So each of them comes before itself, which no order of them does.");
    }

    private static void transactions(Html html, Anomaly anomaly, Clock clock) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < anomaly.transactions().size(); i++) {
            Operation operation = anomaly.transactions().get(i);
            rows.add(List.of(
                    Cell.text("T" + (i + 1)),
                    Cell.text(operation.request().client().name()),
                    Cell.text(String.join(", ", Operations.actions(operation))),
                    Cell.number(Moments.words(operation.invokedNanos(), clock)),
                    Cell.number(Operations.ended(operation, clock))));
        }
        html.element("h2", "The transactions");
        html.table("In the order of the circle", List.of("Name", "Client", "What it did", "From", "To"), rows);
    }

    private static String meaning(AnomalyKind kind) {
        return switch (kind) {
            case INTERNAL -> "A transaction contradicts itself: it does not see what it wrote or read before.";
            case INCOMPATIBLE_ORDER -> "Two reads of a list cannot both be its past.";
            case G0 -> "Dirty write: transactions overwrote each other in a circle.";
            case G1A -> "Aborted read: a transaction read what was rolled back.";
            case G1B -> "Intermediate read: a transaction read what its writer then changed itself.";
            case G1C -> "Circular information flow: transactions read from and overwrote each other in a circle.";
            case LOST_UPDATE -> "Lost update: two transactions read the same version and both replaced it.";
            case G_SINGLE -> "Read skew: a transaction saw a part of another's writes and missed the rest.";
            case LONG_FORK -> "Long fork: two readers saw two writes in opposite orders.";
            case G2 -> "Phantom: a transaction read all keys, and another then added one that it had not found.";
            case G2_ITEM -> "Write skew: each read what another one then overwrote.";
        };
    }
}
