package dev.splitbrain.scenario.explain;

import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.language.Sections;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The reference of the scenario language as Markdown tables, made from the same declarations that bind scenarios. */
public final class Reference {
    private final StringBuilder text = new StringBuilder();
    private final Set<Object> told = new LinkedHashSet<>(); // maps that have a table already

    private Reference() {}

    /** The whole page. */
    public static String markdown(Catalog catalog) {
        Reference reference = new Reference();
        reference.line("# Scenario reference");
        reference.line("");
        reference.line(
                "Made from the model by `ReferenceTest`; do not edit. Units are always written: `150ms`, `200/s`, `5%`,"
                        + " `10Mbit/s`, `50ppm`, `4KiB`. Keys that begin with `x-` are free.");
        Shape<?> scenario = new Sections(catalog).shape(said -> said);
        reference.table("Scenario", scenario);
        for (Shape.Part part : scenario.parts()) reference.section(part.name(), part);
        reference.distributions(catalog);
        return reference.text.toString();
    }

    private void section(String path, Shape.Part part) {
        List<Shape.Part> parts = part.shape().parts();
        if (parts.isEmpty() || !told.add(parts)) return;
        table("`" + path + "`", part.shape());
        for (Shape.Part inner : parts) section(path + "." + inner.name(), inner);
    }

    private void table(String title, Shape<?> shape) {
        rows(title, shape.parts());
    }

    private void rows(String title, List<Shape.Part> parts) {
        boolean defaults = parts.stream()
                .anyMatch(part -> part.required() || !part.fallback().isEmpty());
        line("");
        line("## " + title);
        line("");
        line(defaults ? "| key | value | default | meaning |" : "| key | value | meaning |");
        line(defaults ? "|---|---|---|---|" : "|---|---|---|");
        for (Shape.Part part : parts) {
            String words = part.shape().words();
            String value = words.equals(part.name()) ? "its options" : words;
            List<String> cells = new ArrayList<>(List.of("`" + part.name() + "`", value));
            if (defaults) cells.add(part.required() ? "must be there" : part.fallback());
            cells.add(part.doc());
            line("| " + String.join(" | ", cells.stream().map(Reference::cell).toList()) + " |");
        }
    }

    private void distributions(Catalog catalog) {
        rows("Distributions", Sections.distributionForms(catalog));
        for (Shape.Part form : Sections.distributionForms(catalog)) section("distribution." + form.name(), form);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
