package dev.splitbrain.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Rows under named columns: what a chart is drawn from, for people's own tools. Units stand at the end of a column's name. */
public final class Table {
    private final String name;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param name what is told apart where a chart has several tables; empty for the first */
    public Table(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    public String name() {
        return name;
    }

    public List<String> columns() {
        return columns;
    }

    public List<List<String>> rows() {
        return rows;
    }

    /** Adds a row; numbers are written as Java prints them. */
    public void row(Object... cells) {
        if (cells.length != columns.size())
            throw new IllegalArgumentException(cells.length + " cells for the columns " + columns);
        List<String> row = new ArrayList<>(cells.length);
        for (Object cell : cells) row.add(String.valueOf(cell));
        rows.add(row);
    }

    /** As CSV (RFC 4180, with line feeds). */
    public String csv() {
        StringBuilder out = new StringBuilder();
        append(out, columns);
        for (List<String> row : rows) append(out, row);
        return out.toString();
    }

    private static void append(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.append(',');
            out.append(quoted(cells.get(i)));
        }
        out.append('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
