package dev.splitbrain.history.io;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.List;

/** What the names and values of a foreign history mean: which commands of which spec, and back. */
public interface Model {
    /** All models, by the names that the command line gives them. */
    static List<Model> all() {
        return List.of(
                new KeyValueModel("register"),
                new KeyValueModel("kv"),
                new VersionsModel(),
                new SetModel(),
                new AddRemoveSetModel(),
                new CounterModel(),
                new QueueModel(),
                new UniqueIdsModel(),
                new BankModel(),
                new TransactionModel("list-append"),
                new TransactionModel("rw-register"),
                new StoreModel(),
                new ConsensusModel());
    }

    /** The model of a name; throws with all names where there is none. */
    static Model named(String name) {
        for (Model model : all()) {
            if (model.name().equals(name)) return model;
        }
        List<String> names = all().stream().map(Model::name).toList();
        throw new IllegalArgumentException("no model is called `" + name + "`: " + String.join(", ", names));
    }

    /** The name on the command line: {@code register}. */
    String name();

    /** The object that histories of this model are judged by. */
    Spec<?> spec();

    /** What an invocation asks for. */
    Command command(Event invoke) throws BadHistory;

    /** What an ok end answers. */
    Result result(Command command, Event ok) throws BadHistory;

    /** How an operation ended that did not do what was asked, as its client was told: it had no effect, or was refused. */
    default Outcome failed(Command command, Event fail) {
        return new Outcome.Failed(fail.error() == null ? "failed" : String.valueOf(fail.error()));
    }

    /** Name and value of a command, for writing. */
    Asked asked(Command command);

    /** The value of a finished operation, for writing; the argument where there is no answer. */
    Object answered(Command command, Result result);

    /** An operation's name, its key where it has one, and its argument. */
    record Asked(String f, String key, Object value) {}
}
