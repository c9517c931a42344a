package dev.workflow.dryccfile;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as the contract's texts show them: the way Python prints them. */
final class PythonText {

    private PythonText() {}

    static String of(Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PythonText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Number ? value.toString() : quoted(value.toString());
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        boolean apostrophes = text.contains("'") && !text.contains("\"");
        return apostrophes ? '"' + escaped + '"' : '\'' + escaped.replace("'", "\\'") + '\'';
    }
}
