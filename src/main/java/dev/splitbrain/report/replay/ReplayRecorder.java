package dev.splitbrain.report.replay;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClockSet;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.StateProbe;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.world.NodePlan;
import java.util.List;
import java.util.Set;

/** Keeps a run for its replay while it goes on. */
public final class ReplayRecorder implements TraceSink {
    /** A page with more steps than this is slow to open; the recording stops there and says so. */
    public static final int DEFAULT_LIMIT = 1_500_000;

    private final Recording recording;
    private final int limit;
    private final Epidemic epidemic = new Epidemic();
    private final Group group = new Group();
    private StateWatch watch;

    /**
     * Records up to {@code limit} steps of a run of these nodes.
     *
     * @param share of all messages, that are kept; what nodes, timers, disks and clients do is kept in any case
     */
    ReplayRecorder(List<NodeId> nodes, double share, int limit) {
        recording = new Recording(nodes, share);
        this.limit = limit;
    }

    /** Records a run of this scenario, and the share of its messages that it wants. */
    public static ReplayRecorder of(Scenario scenario) {
        return of(scenario, scenario.recordedMessages());
    }

    /** Records all messages, however many of them the scenario wants on its page. */
    public static ReplayRecorder ofAllMessages(Scenario scenario) {
        return of(scenario, 1);
    }

    private static ReplayRecorder of(Scenario scenario, double share) {
        List<NodePlan> plans = scenario.world().nodes();
        ReplayRecorder recorder =
                new ReplayRecorder(plans.stream().map(NodePlan::id).toList(), share, DEFAULT_LIMIT);
        recorder.recording.plannedRoles =
                plans.stream().map(plan -> plan.hasRole() ? plan.role() : "").toList();
        return recorder;
    }

    /** Also keeps what changes inside the nodes. To be called before the first step. */
    public void watch(StateProbe probe) {
        watch = new StateWatch(recording, probe);
    }

    /** What was recorded, once the run has ended. */
    public Recording finish() {
        if (watch != null && !recording.cutShort) watch.look();
        return recording;
    }

    @Override
    public Set<StepKind> wants() {
        return StepKind.all();
    }

    @Override
    public void accept(Step step) {
        if (watch != null && !recording.cutShort) watch.look(); // the handler of the step before has returned by now
        if (recording.size() >= limit) {
            recording.cutShort = true;
            return;
        }
        if (!ofMessage(step) && !ofDevice(step) && !ofClient(step)) ofWorld(step);
        expectChange(step);
    }

    private boolean ofMessage(Step step) {
        if (step instanceof Step.Sent sent) {
            if (keeps(sent.number()))
                row(step, StepKind.SENT, place(sent.from()), place(sent.to()), message(sent.message()));
        } else if (step instanceof Step.Queued queued) {
            if (keeps(queued.cause())) row(step, StepKind.QUEUED, place(queued.to()), place(queued.from()), 0);
        } else if (step instanceof Step.Delivered delivered) {
            if (keeps(delivered.cause())) delivery(delivered);
        } else if (step instanceof Step.Dropped dropped) {
            if (keeps(dropped.cause()))
                row(
                        step,
                        StepKind.DROPPED,
                        place(dropped.to()),
                        dropped.reason().ordinal(),
                        0);
        } else {
            return false;
        }
        return true;
    }

    /** Whether the message that left in a step is of the share that is kept: by its number, so in every run the same. */
    private boolean keeps(long sending) {
        return recording.share >= 1 || (Rng.mix(sending) >>> 11) * 0x1.0p-53 < recording.share;
    }

    private void delivery(Step.Delivered delivered) {
        row(delivered, StepKind.DELIVERED, place(delivered.to()), place(delivered.from()), arrived(delivered));
    }

    private boolean ofDevice(Step step) {
        if (step instanceof Step.TimerSet set) {
            row(step, StepKind.TIMER_SET, set.node().index(), 0, content("timer", set.timer()));
            recording.dues.add(set.dueNanos());
        } else if (step instanceof Step.TimerFired fired) {
            row(step, StepKind.TIMER_FIRED, fired.node().index(), 0, content("timer", fired.timer()));
        } else if (step instanceof Step.TimerCancelled cancelled) {
            row(step, StepKind.TIMER_CANCELLED, cancelled.node().index(), 0, content("timer", cancelled.timer()));
        } else if (step instanceof Step.Wrote wrote) {
            row(step, StepKind.WROTE, wrote.node().index(), wrote.forced() ? 1 : 0, 0);
        } else if (step instanceof Step.BecameDurable durable) {
            row(step, StepKind.BECAME_DURABLE, durable.node().index(), 0, 0);
        } else if (step instanceof Step.Noted noted) {
            noted(noted);
        } else {
            return false;
        }
        return true;
    }

    private boolean ofClient(Step step) {
        if (step instanceof Step.Invoked invoked) {
            operation(step, StepKind.INVOKED, invoked.request(), content("command", invoked.command()));
        } else if (step instanceof Step.Completed completed) {
            operation(step, StepKind.COMPLETED, completed.request(), content("outcome", completed.outcome()));
        } else {
            return false;
        }
        return true;
    }

    private void ofWorld(Step step) {
        if (step instanceof Step.Booted booted) {
            row(step, StepKind.BOOTED, booted.node().index(), booted.incarnation(), 0);
        } else if (step instanceof Step.Crashed crashed) {
            row(step, StepKind.CRASHED, crashed.node().index(), crashed.lostWrites(), 0);
            epidemic.crashed(crashed.node());
            group.crashed(crashed.node());
        } else if (step instanceof Step.Paused paused) {
            row(step, StepKind.PAUSED, paused.node().index(), 0, 0);
        } else if (step instanceof Step.Resumed resumed) {
            row(step, StepKind.RESUMED, resumed.node().index(), 0, 0);
        } else if (step instanceof Step.FaultBegan began) {
            row(step, StepKind.FAULT_BEGAN, -1, recording.faults.size(), 0);
            recording.faults.add(open(began));
        } else if (step instanceof Step.FaultEnded ended) {
            row(step, StepKind.FAULT_ENDED, -1, close(ended), 0);
        } else if (step instanceof Step.Ended ended) {
            row(step, StepKind.ENDED, -1, 0, 0);
            recording.endReason = ended.reason();
            closeAll(ended.timeNanos());
        }
    }

    private void noted(Step.Noted noted) {
        Note note = noted.note();
        int content = content(note instanceof RoleNote ? "role" : "note", note);
        row(noted, StepKind.NOTED, noted.node().index(), 0, content);
        if (note instanceof ClockSet set) recording.clocks.add(new Recording.ClockChange(lastRow(), noted.node(), set));
        if (note instanceof MembershipNote membership) {
            stands(noted.node(), group.stands(noted.node(), membership));
        } else if (note instanceof NewsNote news) {
            recording.standAtFirst = Epidemic.SUSCEPTIBLE;
            stands(noted.node(), epidemic.stands(noted.node(), news));
        }
        if (note instanceof RoleNote role) {
            recording.roles.add(new Recording.RoleChange(
                    lastRow(), noted.node(), content, role.role(), role.epoch(), role.epochName()));
        }
    }

    private void stands(NodeId node, String words) {
        if (words != null) recording.standings.add(new Recording.Standing(lastRow(), node, words));
    }

    private void operation(Step step, StepKind kind, RequestId request, int content) {
        row(step, kind, place(request.client()), Math.toIntExact(request.sequence()), content);
    }

    private void row(Step step, StepKind kind, int place, int other, int content) {
        recording.numbers.add(step.number());
        recording.times.add(step.timeNanos());
        recording.kinds.add(kind.ordinal());
        recording.places.add(place);
        recording.others.add(other);
        recording.contentNumbers.add(content);
        recording.causes.add(recording.rowOf(step.cause()));
    }

    /** Nodes come first, then clients, in the order of their index. */
    private int place(Endpoint endpoint) {
        if (endpoint instanceof NodeId) return endpoint.index();
        ClientId client = (ClientId) endpoint;
        while (recording.clients.size() <= client.index()) recording.clients.add("client" + recording.clients.size());
        recording.clients.set(client.index(), client.name());
        return recording.nodes.size() + client.index();
    }

    private int message(Message message) {
        return content("message", message);
    }

    /** What arrived is what was sent, unless the network damaged it: then it is a content of its own. */
    private int arrived(Step.Delivered delivered) {
        int sent = recording.rowOf(delivered.cause());
        if (sent > 0) {
            int content = recording.contentNumbers.get(sent - 1);
            Object message = recording.contents.value(content);
            if (message == delivered.message() || message.equals(delivered.message())) return content;
        }
        return message(delivered.message());
    }

    private int content(String family, Object value) {
        return recording.contents.number(family, value);
    }

    private FaultWindow open(Step.FaultBegan began) {
        return new FaultWindow(
                began.fault(),
                began.occurrence(),
                began.action(),
                began.action(),
                began.targets(),
                began.timeNanos(),
                Long.MAX_VALUE);
    }

    private int close(Step.FaultEnded ended) {
        for (int i = recording.faults.size() - 1; i >= 0; i--) {
            FaultWindow window = recording.faults.get(i);
            if (window.fault() == ended.fault() && window.occurrence() == ended.occurrence()) {
                recording.faults.set(i, until(window, ended.timeNanos()));
                return i;
            }
        }
        return -1;
    }

    private void closeAll(long endNanos) {
        recording.faults.replaceAll(window -> window.endNanos() == Long.MAX_VALUE ? until(window, endNanos) : window);
    }

    private static FaultWindow until(FaultWindow window, long endNanos) {
        return new FaultWindow(
                window.fault(),
                window.occurrence(),
                window.action(),
                window.text(),
                window.targets(),
                window.beginNanos(),
                endNanos);
    }

    /** After these steps a node has acted; what changed in it is put down to the step. */
    private void expectChange(Step step) {
        if (watch == null) return;
        if (step instanceof Step.Delivered delivered) {
            if (delivered.to() instanceof NodeId node) watch.expect(node, () -> rowOf(delivered));
        } else if (step instanceof Step.TimerFired fired) {
            watch.expect(fired.node(), this::lastRow);
        } else if (step instanceof Step.Booted booted) {
            watch.expect(booted.node(), this::lastRow);
        } else if (step instanceof Step.Crashed crashed) {
            watch.expect(crashed.node(), this::lastRow);
        }
    }

    /** Of a message that changed the receiver's state, the delivery is kept even where the message is not. */
    private int rowOf(Step.Delivered delivered) {
        if (!keeps(delivered.cause())) delivery(delivered);
        return lastRow();
    }

    private int lastRow() {
        return recording.size() - 1;
    }
}
