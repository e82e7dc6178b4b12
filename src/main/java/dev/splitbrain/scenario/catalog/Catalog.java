package dev.splitbrain.scenario.catalog;

import dev.splitbrain.scenario.terms.Distributions;
import java.util.ArrayList;
import java.util.List;

/** All that scenarios may name. An explicit list: whoever adds a protocol, a check or a chart adds a line. */
public record Catalog(
        List<ProtocolEntry<?>> protocols,
        List<CheckEntry> checks,
        List<FaultEntry> faults,
        List<DistributionEntry> distributions,
        List<ChartEntry> charts) {
    public Catalog {
        protocols = List.copyOf(protocols);
        checks = List.copyOf(checks);
        faults = List.copyOf(faults);
        distributions = List.copyOf(distributions);
        charts = List.copyOf(charts);
    }

    /** Faults, distributions and charts of every scenario, with no protocol and no check yet. */
    public static Catalog base() {
        List<DistributionEntry> distributions = DistributionEntries.all();
        List<FaultEntry> faults = FaultEntries.all(new Distributions(distributions));
        return new Catalog(List.of(), List.of(), faults, distributions, ChartEntries.all());
    }

    /** All that comes with the program. */
    public static Catalog standard() {
        Catalog base = base();
        List<CheckEntry> checks = new ArrayList<>(CheckEntries.all());
        checks.addAll(CountingChecks.all());
        return new Catalog(ProtocolEntries.all(), checks, base.faults(), base.distributions(), base.charts());
    }

    /** The same and one protocol more. */
    public Catalog with(ProtocolEntry<?> protocol) {
        return new Catalog(plus(protocols, protocol), checks, faults, distributions, charts);
    }

    /** The same and one check more. */
    public Catalog with(CheckEntry check) {
        return new Catalog(protocols, plus(checks, check), faults, distributions, charts);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
