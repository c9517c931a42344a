package dev.workflow.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows under aligned columns (cli.md §1.2), to the blank as the original client prints them: every cell is padded to its
 * column's width and followed by four blanks, the last one too; only the last heading is followed by a single one. A row
 * that is short ends after its own last cell. A cell may hold several lines.
 */
public final class Table {
    private static final String GAP = "    ";

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean headed;

    /** A table whose first row is the headings; none for a detail view. */
    public Table(String... headings) {
        headed = headings.length > 0;
        if (headed) {
            row(headings);
        }
    }

    public Table row(String... cells) {
        return row(List.of(cells));
    }

    public Table row(List<String> cells) {
        List<String[]> lines =
                cells.stream().map(cell -> Texts.harmless(cell).split("\n", -1)).toList();
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
        for (int i = 0; i < rows.size(); i++) {
            line(text, rows.get(i), widths, headed && i == 0);
        }
        out.print(text);
        out.flush();
    }

    private static void line(StringBuilder text, List<String> row, List<Integer> widths, boolean headings) {
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            boolean lastHeading = headings && i == row.size() - 1;
            text.append(cell).append(" ".repeat(widths.get(i) - width(cell))).append(lastHeading ? " " : GAP);
        }
        text.append('\n');
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
