package dev.splitbrain.history.io;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a history in any of the formats. Jepsen's give each process one operation at a time, so a busy client gets several. */
public final class HistoryWriter {
    private final Model model;

    /** A writer of histories whose commands a model can name. */
    public HistoryWriter(Model model) {
        this.model = model;
    }

    public void write(History history, HistoryFormat format, Appendable out) throws IOException {
        write(history, List.of(), format, out);
    }

    /** The same with what befell the system, in the order of time; our own format has operations alone. */
    public void write(History history, List<Disturbance> disturbances, HistoryFormat format, Appendable out)
            throws IOException {
        if (format == HistoryFormat.JSONL) {
            OwnFormat.write(history, model, out);
            return;
        }
        Lines lines = new Lines(format, out);
        Deque<Disturbance> coming = new ArrayDeque<>(disturbances);
        for (Moment moment : moments(history)) {
            while (!coming.isEmpty() && coming.peek().timeNanos() <= moment.nanos()) lines.add(coming.remove());
            lines.add(moment);
        }
        for (Disturbance last : coming) lines.add(last);
    }

    /** The lines of a file, numbered from 0. */
    private final class Lines {
        private final HistoryFormat format;
        private final Appendable out;
        private long index;

        Lines(HistoryFormat format, Appendable out) {
            this.format = format;
            this.out = out;
        }

        void add(Moment moment) throws IOException {
            add(fields(moment, index++));
        }

        void add(Disturbance disturbance) throws IOException {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("index", index++);
            fields.put("type", new Keyword("info"));
            fields.put("process", new Keyword("nemesis"));
            fields.put("f", new Keyword(disturbance.f()));
            fields.put("value", disturbance.value());
            fields.put("time", disturbance.timeNanos());
            add(fields);
        }

        private void add(Map<String, Object> fields) throws IOException {
            switch (format) {
                case EDN -> Written.edn(keywords(fields), out);
                case JSON -> Written.json(fields, out);
                default -> text(fields, out);
            }
            out.append('\n');
        }
    }

    /** An operation's start or end, in the order of the file. */
    private record Moment(Operation operation, boolean end, long process) {
        long nanos() {
            return end ? operation.completedNanos() : operation.invokedNanos();
        }
    }

    private static List<Moment> moments(History history) {
        List<Operation> operations = history.operations();
        Instants instants = new Instants(operations);
        long[] process = Processes.assign(operations, instants);
        Integer[] order =
                new Integer[2 * operations.size()]; // 2p is the start of the operation at place p, 2p+1 its end
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> instant(instants, operations, i)));
        List<Moment> moments = new ArrayList<>();
        for (int i : order) {
            Operation operation = operations.get(i / 2);
            boolean never = i % 2 == 1 && operation.completedNanos() == Long.MAX_VALUE;
            if (!never) moments.add(new Moment(operation, i % 2 == 1, process[i / 2]));
        }
        return moments;
    }

    private static long instant(Instants instants, List<Operation> operations, int moment) {
        int place = moment / 2;
        if (moment % 2 == 0) return instants.start(place);
        return instants.told(place);
    }

    private Map<String, Object> fields(Moment moment, long index) {
        Operation operation = moment.operation();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("index", index);
        fields.put("type", new Keyword(type(moment)));
        fields.put("process", moment.process());
        fields.put("f", new Keyword(model.asked(operation.command()).f()));
        fields.put("value", value(moment));
        fields.put("time", moment.nanos());
        if (moment.end() && error(operation) != null) fields.put("error", error(operation));
        return fields;
    }

    private static Map<Object, Object> keywords(Map<String, Object> fields) {
        Map<Object, Object> keyed = new LinkedHashMap<>();
        fields.forEach((name, value) -> keyed.put(new Keyword(name), value));
        return keyed;
    }

    private static void text(Map<String, Object> fields, Appendable out) throws IOException {
        for (String name : List.of("process", "type", "f", "value", "error")) {
            if (name.equals("error") && !fields.containsKey(name)) continue;
            if (!name.equals("process")) out.append('\t');
            Written.edn(fields.get(name), out);
        }
    }

    private static String type(Moment moment) {
        if (!moment.end()) return "invoke";
        Outcome outcome = moment.operation().outcome();
        if (outcome instanceof Outcome.Ok ok) return ok.result() instanceof Result.Refused ? "fail" : "ok";
        return outcome instanceof Outcome.Failed ? "fail" : "info";
    }

    private Object value(Moment moment) {
        Operation operation = moment.operation();
        Model.Asked asked = model.asked(operation.command());
        boolean answered = moment.end() && operation.outcome() instanceof Outcome.Ok;
        Object value = answered
                ? model.answered(operation.command(), ((Outcome.Ok) operation.outcome()).result())
                : asked.value();
        return asked.key().isEmpty() ? value : Arrays.asList(asked.key(), value);
    }

    private static String error(Operation operation) {
        if (operation.outcome() instanceof Outcome.Failed failed) return failed.reason();
        return operation.outcome() instanceof Outcome.Unknown unknown ? unknown.reason() : null;
    }
}
