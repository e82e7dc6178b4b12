package dev.splitbrain.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was asked for: {@code names} are beginnings of names, or empty for all; {@code histories} a folder, or null. */
record Options(boolean quick, boolean json, boolean processorTime, Path histories, List<String> names) {
    static final String USAGE =
            "usage: scripts/bench [--quick] [--json] [--processor-time] [--histories DIR] [name or its beginning ...]";

    static Options of(String... arguments) {
        List<String> names = new ArrayList<>(List.of(arguments));
        boolean quick = names.remove("--quick");
        boolean json = names.remove("--json");
        boolean processorTime = names.remove("--processor-time");
        int at = names.indexOf("--histories");
        Path histories = null;
        if (at >= 0 && at + 1 < names.size()) {
            names.remove(at);
            histories = Path.of(names.remove(at));
        }
        return new Options(quick, json, processorTime, histories, List.copyOf(names));
    }

    boolean areUnderstood() {
        return (histories == null || Files.isDirectory(histories))
                && names.stream().noneMatch(name -> name.startsWith("-"));
    }

    /** The same for one line only. */
    List<String> arguments(Benchmark benchmark) {
        List<String> all = new ArrayList<>();
        if (quick) all.add("--quick");
        if (processorTime) all.add("--processor-time");
        if (histories != null) all.addAll(List.of("--histories", histories.toString()));
        all.add(benchmark.name());
        return all;
    }

    /** The benchmarks that it wants. */
    List<Benchmark> wanted() {
        return all().stream().filter(this::wants).toList();
    }

    private boolean wants(Benchmark benchmark) {
        if (!names.isEmpty()) return names.stream().anyMatch(benchmark.name()::startsWith);
        return !quick || !benchmark.isLong();
    }

    private List<Benchmark> all() {
        List<Benchmark> all = new ArrayList<>(Hold.all());
        all.add(new YardstickRing());
        all.add(new Ring(1_000));
        all.add(new Ring(1_000_000));
        all.add(new RaftCommits());
        all.add(new LeaderCrash());
        all.add(new GossipSpread(1_000_000));
        if (histories != null) all.addAll(Judging.files(histories));
        all.add(Judging.million());
        all.add(new Allocation());
        all.addAll(Footprint.all());
        return all;
    }
}
