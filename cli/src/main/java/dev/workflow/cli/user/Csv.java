package dev.workflow.cli.user;

import dev.workflow.cli.problem.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comma-separated values with a line of headings (RFC 4180): cells in quotes may hold commas, quotes and new lines. */
final class Csv {
    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** The rows by heading; a row of one empty cell is none. */
    static List<Map<String, String>> read(String text) {
        List<List<String>> rows = new Csv(text).rows();
        List<Map<String, String>> records = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.size() != rows.get(0).size()) {
                throw new Failure("row " + (i + 1) + " has " + row.size() + " cells, the headings are "
                        + rows.get(0).size());
            }
            Map<String, String> record = new LinkedHashMap<>();
            for (int cell = 0; cell < row.size(); cell++) {
                record.put(rows.get(0).get(cell).strip(), row.get(cell));
            }
            records.add(record);
        }
        return records;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        while (at < text.length()) {
            List<String> row = row();
            if (!row.equals(List.of(""))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            } else {
                break;
            }
        }
        skip('\r');
        if (at < text.length() && !skip('\n')) {
            throw new Failure("there is something behind the quotes: "
                    + text.substring(at).lines().findFirst().orElse(""));
        }
        return cells;
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        at++;
        while (true) {
            int end = text.indexOf('"', at);
            if (end < 0) {
                throw new Failure("quotes are not closed");
            }
            cell.append(text, at, end);
            at = end + 1;
            if (!skip('"')) {
                return cell.toString();
            }
            cell.append('"');
        }
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }
}
