package dev.workflow.acceptance.spoiled;

import java.util.List;
import java.util.stream.Stream;

/** JSON texts of values that hardly any field is meant for. */
final class OddValues {

    private static final int LONG = 100_000;

    private OddValues() {}

    static List<String> all() {
        return Stream.of(plain(), texts(), nested()).flatMap(List::stream).toList();
    }

    private static List<String> plain() {
        return List.of(
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "-0.0",
                "1e400",
                "1e1000000000",
                "-1e-1000000000",
                "9223372036854775808",
                "9".repeat(5000));
    }

    private static List<String> texts() {
        return List.of(
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\u202e\\u200b\\ufeff\"",
                "\"\\r\\nX-Evil: 1\"",
                "\"../../etc/passwd\"",
                "\"$(id)\"",
                "\"' or 1=1 --\"",
                "\"%00%n%s\"",
                "\"{\"",
                "\"{\\\"a\\\":1}\"",
                "\"{\\\"a\\\":\\\"\\\\u0000\\\"}\"",
                "\"[1,2]\"",
                "\"null\"",
                "\"" + "a".repeat(LONG) + "\"",
                "\"" + "[".repeat(LONG) + "\"");
    }

    private static List<String> nested() {
        return List.of(
                "[]",
                "{}",
                "[null]",
                "[[[]]]",
                "{\"\":\"\"}",
                "{\"\\u0000\":1}",
                "{\"web\":null}",
                "{\"web\":{}}",
                "{\"web\":[]}",
                "{\"web\":{\"web\":{\"web\":null}}}",
                "{\"\\ud800\":\"\\ud800\"}",
                "{\"" + "k".repeat(LONG) + "\":1}",
                "[" + "null,".repeat(LONG / 10) + "null]",
                "{\"a\":".repeat(50) + "1" + "}".repeat(50),
                "[".repeat(60) + "]".repeat(60));
    }
}
