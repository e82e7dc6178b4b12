package dev.splitbrain.cli;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.sim.HandlerFailure;
import dev.splitbrain.sim.TimeStandsStill;
import dev.splitbrain.trace.Quantity;
import java.util.function.Supplier;

/** What goes wrong while a run goes on, in words for whoever wrote the scenario or the protocol. */
final class RunFailures {
    private RunFailures() {}

    /** What the run gives; where it fails, a failure of the command. */
    static <T> T told(Scenario scenario, long seed, Supplier<T> run) {
        try {
            return run.get();
        } catch (TimeStandsStill e) {
            throw CommandFailure.usage("virtual time stands still at " + Quantity.moment(e.timeNanos()) + ": "
                    + e.getMessage() + "\n  = do timers, messages, disks or clients need no time at all?");
        } catch (HandlerFailure failure) {
            throw new CommandFailure(ExitCode.INTERNAL, ProtocolFailure.words(failure, scenario.repeat(seed)));
        }
    }
}
