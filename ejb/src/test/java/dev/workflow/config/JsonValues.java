package dev.workflow.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Everything that a JSON body can hold, as the web hands it on. */
public final class JsonValues {

    private JsonValues() {}

    public static Arbitrary<Object> any(int depth) {
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(Object.class::cast),
                Arbitraries.of(
                                "",
                                "5000",
                                "web",
                                "a b",
                                "\uD800",
                                "std1.large.c1m2",
                                "echo hello",
                                "30",
                                "x".repeat(300))
                        .map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.of(
                                "0",
                                "1",
                                "-1",
                                "1.5",
                                "65536",
                                "1e3",
                                "1e999999999",
                                "1e-999999999",
                                "99999999999999999999")
                        .map(text -> (Object) new BigDecimal(text)),
                Arbitraries.just((Object) null));
        return depth == 0
                ? scalar
                : Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(2, scalar),
                        net.jqwik.api.Tuple.of(3, object(depth - 1).map(Object.class::cast)),
                        net.jqwik.api.Tuple.of(
                                1, any(depth - 1).list().ofMaxSize(3).map(Object.class::cast)));
    }

    /** With keys that often mean something. */
    public static Arbitrary<Map<String, Object>> object(int depth) {
        Arbitrary<String> keys = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        5,
                        Arbitraries.of(
                                "web",
                                "worker",
                                "PORT",
                                "A",
                                "livenessProbe",
                                "readinessProbe",
                                "httpGet",
                                "exec",
                                "tcpSocket",
                                "command",
                                "port",
                                "path",
                                "httpHeaders",
                                "name",
                                "value",
                                "periodSeconds",
                                "rack",
                                "example.com/rack",
                                "username",
                                "deploy",
                                "run",
                                "build",
                                "docker",
                                "args",
                                "image",
                                "timeout",
                                "when",
                                "ptypes")),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
        return Combinators.combine(keys.list().ofMaxSize(4), any(depth).list().ofSize(4))
                .as(JsonValues::map);
    }

    private static Map<String, Object> map(List<String> keys, List<Object> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), values.get(i));
        }
        return map;
    }
}
