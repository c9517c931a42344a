package dev.workflow.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows under aligned columns (cli.md §1.2): every cell is padded to its column's width and followed by four blanks, the
 * last one too; a row that is short ends after its own last cell. A cell may hold several lines.
 */
public final class Table {
    private static final String GAP = "    ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table whose first row is the headings; none for a detail view. */
    public Table(String... headings) {
        if (headings.length > 0) {
            row(headings);
        }
    }

    public Table row(String... cells) {
        return row(List.of(cells));
    }

    public Table row(List<String> cells) {
        List<String[]> lines = cells.stream().map(cell -> cell.split("\n", -1)).toList();
        int height = lines.stream().mapToInt(cell -> cell.length).max().orElse(1);
        for (int i = 0; i < height; i++) {
            List<String> row = new ArrayList<>();
            for (String[] cell : lines) {
                row.add(i < cell.length ? cell[i] : "");
            }
            rows.add(row);
        }
        return this;
    }

    public void print(PrintStream out) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = width(row.get(i));
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                text.append(cell)
                        .append(" ".repeat(widths.get(i) - width(cell)))
                        .append(GAP);
            }
            text.append('\n');
        }
        out.print(text);
        out.flush();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
