package dev.splitbrain.history.io;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Consensus;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;

/** Consensus, a register that is written once: propose a value, and learn the one that was chosen. */
record ConsensusModel() implements Model {
    private static final String SHAPE = "a value to propose, and the chosen one for an answer";

    @Override
    public String name() {
        return "consensus";
    }

    @Override
    public Spec<?> spec() {
        return Consensus.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        if (!invoke.f().equals("propose")) throw Arguments.unknownOperation(invoke, name(), "propose");
        Event event = Arguments.keyed(invoke, Arguments.isPair(invoke.value()));
        return new Consensus.Propose(Arguments.key(event.key()), value(event));
    }

    @Override
    public Result result(Command command, Event ok) throws BadHistory {
        return new Result.Value(value(Arguments.keyed(ok, Arguments.isPair(ok.value()))));
    }

    private static Object value(Event event) throws BadHistory {
        if (event.value() == null) throw Arguments.unexpected(event, SHAPE);
        return Arguments.plain(event.value());
    }

    @Override
    public Asked asked(Command command) {
        return new Asked(command.operation(), command.key(), ((Consensus.Propose) command).value());
    }

    @Override
    public Object answered(Command command, Result result) {
        return result instanceof Result.Value chosen
                ? chosen.value()
                : asked(command).value();
    }
}
