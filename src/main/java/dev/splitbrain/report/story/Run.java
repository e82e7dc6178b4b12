package dev.splitbrain.report.story;

import dev.splitbrain.history.History;
import dev.splitbrain.report.replay.Recording;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;

/** A run on the table, with those who tell parts of it to one telling. */
final class Run {
    final RunResult result;
    final Trace trace;
    final History history;
    final List<FaultWindow> faults;
    final Beliefs beliefs;
    final Telling telling;
    final RoleTeller roleTeller;
    final FaultTeller faultTeller;
    final NoteTeller noteTeller;
    final OperationTeller operationTeller;
    final CauseTeller causeTeller;

    Run(RunResult result, Recording recording) {
        this.result = result;
        history = result.history();
        faults = result.faults();
        trace = new Trace(recording);
        beliefs = new Beliefs(trace);
        telling = new Telling(trace);
        roleTeller = new RoleTeller(trace, beliefs, telling);
        faultTeller = new FaultTeller(trace, beliefs, telling);
        noteTeller = new NoteTeller(trace, telling);
        operationTeller = new OperationTeller(trace, beliefs, telling);
        causeTeller = new CauseTeller(trace, telling);
    }

    long endNanos() {
        return trace.recording.endNanos();
    }
}
