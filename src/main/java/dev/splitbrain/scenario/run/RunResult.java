package dev.splitbrain.scenario.run;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.FaultOutcome;
import dev.splitbrain.metrics.LatencySummary;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.sim.RunEnd;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that one run of a scenario gave. */
public record RunResult(
        Scenario scenario,
        long seed,
        RunEnd end,
        History history,
        List<FaultWindow> faults,
        List<RoleSpan> roles,
        Counters counters,
        List<Judged> checks) {
    public RunResult {
        faults = List.copyOf(faults);
        roles = List.copyOf(roles);
        checks = List.copyOf(checks);
    }

    /** How many steps its trace has. */
    public long steps() {
        return end.steps();
    }

    /** Whether somebody stopped it before its end. */
    public boolean isInterrupted() {
        return end.reason().equals("interrupted");
    }

    /** The fingerprint as people read it. */
    public String fingerprint() {
        return Fingerprint.format(end.fingerprint());
    }

    /** The command that repeats it. */
    public String repeat() {
        return scenario.repeat(seed);
    }

    /** When it ended, in virtual time. */
    public long endNanos() {
        return end.endNanos();
    }

    /** Why it ended, in words: {@code duration}, {@code stop: all-informed}. */
    public String endReason() {
        return end.reason();
    }

    /** How much of the scenario's duration was simulated: all of it, but for a run that stopped before. */
    public long simulatedNanos() {
        return Math.min(end.endNanos(), scenario.world().durationNanos());
    }

    /** Events that were handled. */
    public long events() {
        return end.events();
    }

    /** How many clients asked for something. */
    public int clients() {
        return (int) history.operations().stream()
                .map(operation -> operation.request().client())
                .distinct()
                .count();
    }

    /** The worst that any check found: violated, undecided, valid. */
    public Answer verdict() {
        Answer worst = isInterrupted() ? Answer.UNDECIDED : Answer.VALID;
        for (Judged judged : checks) {
            Answer answer = judged.verdict().answer();
            if (answer == Answer.VIOLATED) return answer;
            if (answer == Answer.UNDECIDED) worst = answer;
        }
        return worst;
    }

    /** Whether every check found what the scenario expects; never of a run that was stopped before its end. */
    public boolean asExpected() {
        return !isInterrupted() && checks.stream().allMatch(Judged::asExpected);
    }

    /** Operations that ended {@code ok}, {@code failed} or {@code unknown}. */
    public long operations(String outcome) {
        return history.operations().stream()
                .filter(operation -> operation.outcome().word().equals(outcome))
                .count();
    }

    /** The share of operations that ended ok; 1 where there were none. */
    public double availability() {
        List<Operation> operations = history.operations();
        return operations.isEmpty() ? 1 : (double) operations("ok") / operations.size();
    }

    /** Latencies by operation, of those that ended ok. */
    public Map<String, LatencySummary> latency() {
        return LatencySummary.byOperation(history);
    }

    /** What became of each fault, in the order of {@link #faults}. */
    public List<String> faultOutcomes() {
        return faults.stream()
                .map(window -> FaultOutcome.words(window, roles, end.endNanos()))
                .toList();
    }

    /** Further figures by name. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>();
        for (Counters.Row row : counters.messages()) {
            metrics.merge("messages-sent", (double) row.sent(), Double::sum);
            metrics.merge("messages-delivered", (double) row.delivered(), Double::sum);
            metrics.merge("messages-dropped", (double) row.dropped(), Double::sum);
            metrics.merge("bytes-sent", (double) row.bytes(), Double::sum);
            metrics.merge("messages-sent." + row.type(), (double) row.sent(), Double::sum);
        }
        for (Counters.Writes writes : counters.writes()) {
            metrics.merge("forced-writes", (double) writes.forced(), Double::sum);
            metrics.merge("unforced-writes", (double) writes.unforced(), Double::sum);
            metrics.merge("lost-writes", (double) writes.lost(), Double::sum);
        }
        long leaders = roles.stream().filter(RoleSpan::leads).count();
        if (leaders > 0) metrics.put("leaders", (double) leaders);
        roles.stream()
                .mapToLong(RoleSpan::epoch)
                .max()
                .ifPresent(epoch -> metrics.put("highest-epoch", (double) epoch));
        metrics.put("steps", (double) end.steps());
        return metrics;
    }
}
