package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Exponential;
import dev.splitbrain.random.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws faults by chance, a whole schedule for a run. Swarm testing (Groce, Zhang, Eide, Chen and Regehr 2012): each seed
 * also draws which kinds are on and how strong, since a run with everything on hides what a few kinds would show.
 */
public final class ChaosSchedule {
    private static final double WEAKEST = 1.0 / 3; // of the rate that the scenario says
    private static final double STRONGEST = 3;
    private static final double TENTH_OF_A_MILLISECOND_NANOS = 1e5;
    private static final double MOSTLY = 0.75;

    /** How long a node that a failed write has stopped may be down after the fault is over. */
    private static final long AFTER_ERROR_NANOS = 1_000_000_000;

    /** How long without any fault a node that has come back needs at most until the others have told it what it forgot. */
    private static final long QUIET_NANOS = 2_000_000_000;

    private final Chaos chaos;
    private final List<NodePlan> nodes;
    private final long endNanos;
    private final Rng rng;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Down> down = new ArrayList<>(); // or about to be
    private final List<Down> liars = new ArrayList<>();
    private final List<Down> windows = new ArrayList<>(); // of all faults, by their begin

    /** Nodes that are not what they should be, until a time. */
    private record Down(int count, long fromNanos, long untilNanos) {}

    private ChaosSchedule(Chaos chaos, List<NodePlan> nodes, long endNanos, Rng rng) {
        this.chaos = chaos;
        this.nodes = nodes;
        this.endNanos = endNanos;
        this.rng = rng;
    }

    /** The faults of one run, numbered from {@code firstNumber}; all have ended by {@code endNanos}. */
    public static List<Fault> draw(Chaos chaos, List<NodePlan> nodes, long endNanos, int firstNumber, Rng rng) {
        ChaosSchedule schedule = new ChaosSchedule(chaos, nodes, endNanos, rng);
        schedule.fill(firstNumber);
        return List.copyOf(schedule.faults);
    }

    private void fill(int firstNumber) {
        List<String> kinds = kindsThatAreOn();
        if (kinds.isEmpty()) return;
        double strength = WEAKEST * StrictMath.pow(STRONGEST / WEAKEST, rng.nextDouble());
        Distribution gap = new Exponential(chaos.perNanos() / strength);
        long at = chaos.fromNanos();
        while (true) {
            at += 1 + gap.sampleLong(rng);
            if (at >= endNanos) return;
            add(kinds.get(rng.nextInt(kinds.size())), at, firstNumber);
        }
    }

    /** Each kind that the claims allow is on or off by the toss of a coin; one at least is on. */
    private List<String> kindsThatAreOn() {
        List<String> allowed = chaos.kinds().stream()
                .filter(kind -> chaos.claims().allow(kind, nodes.size()))
                .toList();
        List<String> on = new ArrayList<>();
        for (String kind : allowed) if (rng.nextLong() < 0) on.add(kind);
        if (on.isEmpty() && !allowed.isEmpty()) on.add(allowed.get(rng.nextInt(allowed.size())));
        return on;
    }

    private void add(String kind, long at, int firstNumber) {
        long length = Math.min(endNanos - at, 1 + new Exponential(chaos.perNanos()).sampleLong(rng));
        Optional<FaultAction> action = action(kind, at, length);
        if (action.isEmpty()) return;
        int number = firstNumber + faults.size();
        long restarts = kind.equals("disk") ? AFTER_ERROR_NANOS : 0;
        windows.add(new Down(0, at, (action.get().isMomentary() ? at : at + length) + restarts));
        Optional<Distribution> lasting =
                action.get().isMomentary() ? Optional.empty() : Optional.of(Distribution.constant(length));
        faults.add(new Fault(number, ChaosWords.text(action.get()), action.get(), new FaultTime.At(at), lasting));
    }

    private Optional<FaultAction> action(String kind, long at, long length) {
        LinkSelector some = new LinkSelector.AnyPairs(1 + rng.nextInt(Math.max(1, nodes.size() / 2)));
        double share = 0.05 + 0.45 * rng.nextDouble();
        Selector anyone = named(1);
        return switch (kind) {
            case "crash" -> crashed(at, length).map(FaultAction.Crash::new);
            case "restart" -> crashed(at, 0).map(FaultAction.Restart::new);
            case "crash-loop" ->
                crashed(at, length).map(who -> new FaultAction.CrashLoop(who, part(length, 8), part(length, 4)));
            case "byzantine" ->
                downed(liars, chaos.claims().byzantine(), at, length)
                        .map(who -> new FaultAction.Byzantine(who, lie(length)));
            case "pause" -> Optional.of(new FaultAction.Pause(anyone));
            case "cpu" -> Optional.of(slowCpu(anyone, 2 + rng.nextInt(20)));
            case "disk" -> disk(anyone, at, length);
            case "clock" -> Optional.of(new FaultAction.Clock(anyone, clockChange()));
            case "partition" -> Optional.of(split());
            case "block" -> Optional.of(new FaultAction.Block(anyone, named(1 + rng.nextInt(nodes.size()))));
            case "hold" -> Optional.of(new FaultAction.Hold(some));
            case "slow" -> Optional.of(new FaultAction.Slow(some, 2 + rng.nextInt(30), Optional.empty()));
            case "drop" -> Optional.of(new FaultAction.Drop(some, share, List.of()));
            case "duplicate" -> Optional.of(new FaultAction.Duplicate(some, share, List.of()));
            case "corrupt" -> Optional.of(new FaultAction.Corrupt(some, share, List.of()));
            default -> throw new IllegalArgumentException("chaos knows no fault " + kind);
        };
    }

    /** As many nodes as may go besides those that are down already; none where no more may. */
    private Optional<Selector> downed(List<Down> down, Claims.Share claimed, long at, long length) {
        boolean forgetful = claimed == Claims.Share.RECOVERING_MINORITY;
        down.removeIf(other -> forgetful ? hasRecovered(other, at) : other.untilNanos() < at);
        int free =
                claimed.of(nodes.size()) - down.stream().mapToInt(Down::count).sum();
        if (free <= 0) return Optional.empty();
        int count = 1 + rng.nextInt(free);
        down.add(new Down(count, at, at + length));
        return Optional.of(named(count));
    }

    /** Whether there has been quiet for long enough since a node came back. */
    private boolean hasRecovered(Down down, long at) {
        long quietSince = down.untilNanos();
        for (Down window : windows) {
            if (window.fromNanos() - quietSince >= QUIET_NANOS) return true;
            quietSince = Math.max(quietSince, window.untilNanos());
        }
        return at - quietSince >= QUIET_NANOS;
    }

    /** Mostly as many as leave a majority, so that the run goes on; sometimes as many as the protocol claims. */
    private Optional<Selector> crashed(long at, long length) {
        Claims.Share claimed = chaos.claims().crashed();
        boolean few = claimed == Claims.Share.ALL && rng.chance(MOSTLY);
        return downed(down, few ? Claims.Share.MINORITY : claimed, at, length);
    }

    /** A disk that is slow, or whose writes fail, or that a crash tears or, where the protocol claims to survive it, damages. */
    private Optional<FaultAction> disk(Selector anyone, long at, long length) {
        Claims claims = chaos.claims();
        return switch (rng.nextInt(claims.lostWrites() ? 5 : 4)) {
            case 0 ->
                Optional.of(anyone)
                        .filter(who -> claims.asynchrony())
                        .map(who -> new FaultAction.Disk(who, DiskChange.slow(2 + rng.nextInt(50))));
            case 1 -> Optional.of(new FaultAction.Disk(anyone, DiskChange.torn(1)));
            case 2 ->
                crashed(at, length + AFTER_ERROR_NANOS)
                        .map(who -> new FaultAction.Disk(who, DiskChange.errors(0.01 + 0.2 * rng.nextDouble())));
            case 3 -> crashed(at, length).map(who -> new FaultAction.Disk(who, DiskChange.FULL));
            default -> Optional.of(new FaultAction.Disk(anyone, DiskChange.flips(1)));
        };
    }

    /** Times as long as its messages take; where they take no time, so many tenths of a millisecond each. */
    private FaultAction slowCpu(Selector who, int times) {
        boolean instant = nodes.stream().allMatch(node -> node.cpu().equals(CpuPlan.INSTANT));
        if (!instant) return new FaultAction.Cpu(who, times, Optional.empty());
        return new FaultAction.Cpu(who, 1, Optional.of(Distribution.constant(times * TENTH_OF_A_MILLISECOND_NANOS)));
    }

    private Selector named(int count) {
        List<String> left = new ArrayList<>();
        for (NodePlan node : nodes) left.add(node.id().name());
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) chosen.add(left.remove(rng.nextInt(left.size())));
        return new Selector.Named(chosen);
    }

    private FaultAction split() {
        return switch (rng.nextInt(4)) {
            case 0 -> new FaultAction.Partition(List.of(named(1), new Selector.Rest()));
            case 1 -> new FaultAction.Bridge(named(1));
            case 2 -> new FaultAction.Ring();
            default -> new FaultAction.Partition(List.of(new Selector.Half(), new Selector.Rest()));
        };
    }

    private Lie lie(long length) {
        return switch (rng.nextInt(4)) {
            case 0 -> new Lie.Silent();
            case 1 -> new Lie.Delaying(part(length, 4));
            case 2 -> new Lie.Replaying(0.5);
            default -> new Lie.Equivocating(List.of());
        };
    }

    private ClockChange clockChange() {
        if (rng.nextLong() < 0) return new ClockChange.Drift(Distribution.constant(rng.nextInt(2_000) - 1_000));
        return new ClockChange.Jump(Distribution.constant((rng.nextDouble() - 0.5) * 2 * chaos.perNanos()));
    }

    private static Distribution part(long length, int parts) {
        return Distribution.constant(Math.max(1, length / parts));
    }
}
