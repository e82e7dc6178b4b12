package dev.splitbrain.report.replay;

import dev.splitbrain.check.Verdict;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.StepKind;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;

/**
 * The data of a page as JSON, in two parts: the picture, which is needed before anything can be drawn, and the details
 * (contents and states), which are opened after the first frame. Columns that grow are written as differences.
 */
final class ReplayJson {
    private final ReplayData data;
    private final Recording recording;

    ReplayJson(ReplayData data) {
        this.data = data;
        this.recording = data.recording();
    }

    /** Writes what is drawn. */
    void picture(Json json) {
        json.object();
        run(json.key("run"));
        json.key("nodes")
                .texts(recording.nodes.stream().map(node -> node.name()).toList());
        json.key("planned").texts(planned());
        json.key("clients").texts(recording.clients);
        json.key("kinds").array();
        for (StepKind kind : StepKind.values())
            json.text(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.end(']').key("reasons").array();
        for (DropReason reason : DropReason.values()) json.text(reason.words());
        json.end(']');
        steps(json);
        types(json);
        roles(json);
        standings(json);
        clocks(json);
        faults(json);
        checks(json);
        lesson(json);
        json.end('}');
    }

    private void run(Json json) {
        RunFacts run = data.run();
        json.object().key("title").text(run.title());
        json.key("description").text(run.description());
        json.key("protocol").text(run.protocol());
        json.key("seed").text(Long.toString(run.seed())); // a JavaScript number would round it
        json.key("fingerprint").text(run.fingerprint());
        json.key("version").text(run.version());
        json.key("repeat").text(run.repeat());
        json.key("end").number(recording.endNanos());
        json.key("endReason").text(recording.endReason);
        json.key("share").text(Quantity.share(recording.share)); // of the messages
        json.key("cut").truth(recording.cutShort).end('}');
    }

    private void steps(Json json) {
        int size = recording.size();
        json.key("steps").object();
        if (size > 0 && recording.numbers.get(size - 1) != size) {
            column(json.key("n"), size, row -> difference(recording.numbers, row));
        }
        column(json.key("t"), size, row -> difference(recording.times, row));
        column(json.key("k"), size, recording.kinds::get);
        column(json.key("p"), size, recording.places::get);
        column(json.key("o"), size, recording.others::get);
        column(json.key("c"), size, this::contentUnlessKnown);
        column(json.key("q"), size, row -> recording.causes.get(row) == 0 ? 0 : row + 1 - recording.causes.get(row));
        json.end('}');
        column(json.key("dues"), recording.dues.size(), recording.dues::get);
    }

    /** A delivery has the content of its sending, so it says nothing unless they differ. */
    private long contentUnlessKnown(int row) {
        int content = recording.contentNumbers.get(row);
        int cause = recording.causes.get(row);
        boolean delivery = recording.kinds.get(row) == StepKind.DELIVERED.ordinal();
        return delivery && cause > 0 && recording.contentNumbers.get(cause - 1) == content ? 0 : content;
    }

    private void types(Json json) {
        json.key("types").array();
        for (Contents.Type type : recording.contents.types()) {
            json.object().key("family").text(type.family).key("name").text(type.name);
            json.key("fields").texts(type.fields).end('}');
        }
        json.end(']');
        IntColumn types = recording.contents.typeOfContent();
        column(json.key("contentTypes"), types.size(), types::get);
        json.key("heartbeats").array();
        Heartbeats heartbeats = new Heartbeats(recording.contents);
        for (int content = 1; content <= recording.contents.size(); content++) {
            if (heartbeats.isHeartbeat(content)) json.number(content);
        }
        json.end(']');
    }

    private void roles(Json json) {
        json.key("roles").array();
        for (Recording.RoleChange change : recording.roles) {
            json.array().number(change.row()).number(change.node().index());
            json.text(change.role()).number(change.epoch()).end(']');
        }
        json.end(']');
    }

    /** What nodes are before they tell anything of themselves: what the scenario makes them, or not reached by news. */
    private List<String> planned() {
        return recording.plannedRoles.stream()
                .map(role -> role.isEmpty() ? recording.standAtFirst : role)
                .toList();
    }

    private void standings(Json json) {
        json.key("standings").array();
        for (Recording.Standing standing : recording.standings) {
            json.array().number(standing.row()).number(standing.node().index());
            json.text(standing.words()).end(']');
        }
        json.end(']');
    }

    private void clocks(Json json) {
        json.key("clocks").array();
        for (Recording.ClockChange change : recording.clocks) {
            json.array().number(change.row()).number(change.node().index());
            json.number(change.set().offsetNanos())
                    .number(Math.round(change.set().driftPpm() * 1000));
            json.end(']');
        }
        json.end(']');
    }

    private void faults(Json json) {
        json.key("faults").array();
        for (FaultWindow fault : data.faults()) {
            json.object().key("fault").number(fault.fault()).key("occurrence").number(fault.occurrence());
            json.key("action")
                    .text(fault.action())
                    .key("seat")
                    .text(fault.seat().word());
            json.key("text").text(fault.label());
            json.key("hit").text(fault.hit());
            json.key("begin")
                    .number(fault.beginNanos())
                    .key("end")
                    .number(fault.endNanos())
                    .end('}');
        }
        json.end(']');
    }

    private void checks(Json json) {
        json.key("checks").array();
        for (CheckResult check : data.checks()) {
            Verdict verdict = check.verdict();
            json.object()
                    .key("name")
                    .text(check.name())
                    .key("answer")
                    .text(verdict.answer().word());
            json.key("measured").text(verdict.measured()).key("limit").text(verdict.limit());
            json.key("reason")
                    .text(verdict.reason())
                    .key("expected")
                    .truth(check.asExpected())
                    .key("at");
            if (verdict.atNanos().isPresent()) json.number(verdict.atNanos().getAsLong());
            else json.nothing();
            json.end('}');
        }
        json.end(']');
    }

    private void lesson(Json json) {
        json.key("chapters").array();
        for (Chapter chapter : data.chapters()) {
            json.object().key("title").text(chapter.title()).key("text").text(chapter.text());
            json.key("at").number(chapter.atNanos()).end('}');
        }
        json.end(']').key("questions").array();
        for (Question question : data.questions()) {
            json.object().key("at").number(question.atNanos()).key("ask").text(question.ask());
            json.key("choices").texts(question.choices()).key("answer").number(question.answer());
            json.key("explanation").text(question.explanation());
            json.key("reveal")
                    .number(question.revealNanos())
                    .key("secret")
                    .text(question.secret())
                    .end('}');
        }
        json.end(']');
    }

    /** Writes what the side panel shows: the cells of contents, and how the nodes' states changed. */
    void details(Json json) {
        json.object();
        json.key("texts").texts(recording.contents.texts().all());
        json.key("cells").array();
        for (Contents.Type type : recording.contents.types()) {
            json.array();
            for (IntColumn cells : type.columns) column(json, cells.size(), cells::get);
            json.end(']');
        }
        json.end(']');
        json.key("keys").texts(recording.stateKeys.all());
        json.key("values").texts(recording.stateTexts.all());
        int changes = recording.stateRows.size();
        json.key("state").object();
        column(json.key("r"), changes, i -> recording.stateRows.get(i) - (i == 0 ? 0 : recording.stateRows.get(i - 1)));
        column(json.key("p"), changes, recording.stateNodes::get);
        column(json.key("k"), changes, recording.stateKeyNumbers::get);
        column(json.key("v"), changes, recording.stateValues::get);
        json.end('}').end('}');
    }

    private static long difference(LongColumn column, int row) {
        return row == 0 ? column.get(0) : column.get(row) - column.get(row - 1);
    }

    private static void column(Json json, int size, IntToLongFunction value) {
        json.array();
        for (int row = 0; row < size; row++) json.number(value.applyAsLong(row));
        json.end(']');
    }
}
