package dev.splitbrain.report.page;

import dev.splitbrain.check.linear.Judgement.Violation;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.report.page.Html.Cell;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Shown;
import java.util.ArrayList;
import java.util.List;

/** Why a history is not linearizable, as one HTML file: the smallest bad part as a picture, the longest order in words. */
public final class ViolationPage {
    private static final String NOT_LINEARIZABLE = "Not linearizable";
    private static final int MOST_STEPS = 12;
    private static final int MOST_ROWS = 12;

    private final Violation violation;
    private final Spec<Object> spec;
    private final Clock clock;

    @SuppressWarnings("unchecked") // states go back to the spec they came from
    private ViolationPage(Violation violation, Spec<?> spec, Clock clock) {
        this.violation = violation;
        this.spec = (Spec<Object>) spec;
        this.clock = clock;
    }

    /** The page; {@code faults} are those of the run, if it was one. */
    public static String of(
            Violation violation, Spec<?> spec, Clock clock, List<FaultWindow> faults, Provenance provenance) {
        return new ViolationPage(violation, spec, clock).write(NOT_LINEARIZABLE, faults, provenance);
    }

    /** The page of operations that contradict each other, of which there is no more to say than the reason does. */
    static String ofOperations(
            String check,
            String reason,
            List<Operation> operations,
            Spec<?> spec,
            Clock clock,
            List<FaultWindow> faults,
            Provenance provenance) {
        Violation violation = new Violation("", operations, List.of(), null, List.of(), null, null, reason);
        String title = check.equals("linearizable") ? NOT_LINEARIZABLE : "Violated: " + check;
        return new ViolationPage(violation, spec, clock).write(title, faults, provenance);
    }

    private String write(String title, List<FaultWindow> faults, Provenance provenance) {
        Html html = VerdictFrame.begin(title, violation.reason(), provenance);
        String picture = new IntervalPicture(violation, clock, faults).draw();
        VerdictFrame.figure(html, picture, caption());
        legend(html, picture);
        if (violation.blocked() != null) order(html);
        operations(html);
        return VerdictFrame.end(html, provenance);
    }

    private String caption() {
        int size = violation.badPart().size();
        String part = size == 1 ? "One operation is" : Quantity.count(size, "operation") + " are";
        String key = violation.key().isEmpty() ? "" : " on key " + violation.key();
        int drawn = IntervalPicture.shown(violation).size();
        String last = size > drawn ? ", of which these are the last " + drawn : "";
        return part + " enough to show it" + key + last
                + ". Each bar is an operation, from when its client asked to when it had its answer; it took effect"
                + " somewhere within. Times are in order, but not to scale.";
    }

    /** What the picture has. */
    private static void legend(Html html, String picture) {
        html.raw("<ul class=\"legend\">\n");
        entry(html, picture, "ok", "of the smallest bad part");
        entry(html, picture, "source", "where a value may come from");
        entry(html, picture, "unknown", "outcome unknown: open to the end");
        entry(html, picture, "blocked", "fits nowhere");
        entry(html, picture, "band", "a fault");
        if (picture.contains("class=\"mark\""))
            html.raw("<li><span class=\"swatch mark\">1</span> place in the longest order</li>\n");
        html.raw("</ul>\n");
    }

    private static void entry(Html html, String picture, String style, String words) {
        boolean shown = picture.contains(" " + style + "\"")
                || picture.contains("\"" + style + "\"")
                || picture.contains(" " + style + " ");
        if (shown) html.raw("<li><span class=\"swatch " + style + "\"></span> " + Html.escaped(words) + "</li>\n");
    }

    private void order(Html html) {
        html.element("h2", "The longest order that can be built");
        List<Operation> order = violation.longestOrder().stream()
                .filter(operation -> !operation.equals(violation.blocked()))
                .toList();
        int skipped = Math.max(0, order.size() - MOST_STEPS);
        Object state = violation.stateBefore();
        html.element("p", "It begins where the value is " + Shown.of(state) + ".");
        if (skipped > 0) html.raw("<details>\n<summary>The first " + Quantity.count(skipped) + " steps</summary>\n");
        html.raw("<ol>\n");
        for (int i = 0; i < order.size(); i++) {
            Operation operation = order.get(i);
            state = spec.apply(state, operation.command()).state();
            if (i > 0 && i == skipped) html.raw("</ol>\n</details>\n<ol start=\"" + (skipped + 1) + "\">\n");
            String elsewhere = violation.badPart().contains(operation) ? "" : " (it may have happened here)";
            html.element(
                    "li",
                    Operations.brief(operation) + " by " + operation.request().client() + elsewhere + ": now "
                            + Shown.of(state));
        }
        html.raw("</ol>\n").element("p class=\"finding\"", stuck(state));
    }

    private String stuck(Object state) {
        Operation blocked = violation.blocked();
        Result then = spec.apply(state, blocked.command()).result();
        String next =
                "Now " + blocked.command().words() + " by " + blocked.request().client();
        if (violation.longestOrder().contains(blocked))
            return "No order has a place for all of them, wherever "
                    + blocked.command().words() + " by " + blocked.request().client() + " stands.";
        boolean differs =
                blocked.outcome() instanceof Outcome.Ok ok && !ok.result().equals(then);
        return differs
                ? next + " would be answered " + Operations.answer(then) + ", but its client was told "
                        + Operations.answer(blocked) + ". In no other order do more of them fit."
                : next + " would fit, but then another one of these does not. In no other order do more of them fit.";
    }

    private void operations(Html html) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Operation operation : IntervalPicture.shown(violation)) {
            String role = operation.equals(violation.blocked())
                    ? "fits nowhere"
                    : violation.badPart().contains(operation) ? "bad part" : "source";
            rows.add(List.of(
                    Cell.text(operation.request().client().name()),
                    Cell.text(operation.command().words()),
                    Cell.text(Operations.answer(operation)),
                    Cell.number(Moments.words(operation.invokedNanos(), clock)),
                    Cell.number(Operations.ended(operation, clock)),
                    Cell.text(role)));
        }
        html.element("h2", "The operations");
        boolean folded = rows.size() > MOST_ROWS;
        if (folded) html.raw("<details>\n<summary>All " + rows.size() + " in the picture</summary>\n");
        html.table(
                "What is in the picture, in the order of its start",
                List.of("Client", "Asked", "Answer", "From", "To", "Part"),
                rows);
        if (folded) html.raw("</details>\n");
    }
}
