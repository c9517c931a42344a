package dev.workflow.config;

import dev.workflow.json.StorableJson;
import dev.workflow.problem.Problem;
import dev.workflow.process.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A health check as it is configured, and the probe that it means. Extra keys are kept but not looked at. */
final class ProbeSpec {

    private static final List<String> NUMBERS =
            List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold");

    /** A day; more means never. */
    private static final int LONGEST_SECONDS = 86_400;

    private static final int HIGHEST_THRESHOLD = 10_000;

    private ProbeSpec() {}

    /** @throws Problem 400 on the field healthcheck */
    static Map<String, Object> checked(Object value) {
        Map<String, Object> spec = object(value);
        StorableJson.check("healthcheck", spec);
        for (String number : NUMBERS) {
            if (spec.containsKey(number) && integer(spec, number, 0) < 0) {
                throw invalid(number + " must be an integer of 0 or more");
            }
        }
        probe(spec);
        return spec;
    }

    /** Empty when the specification names no check. */
    static Optional<Probe> probe(Map<String, Object> spec) {
        return check(spec)
                .map(check -> new Probe(
                        check,
                        seconds(spec, "initialDelaySeconds", 0, 0),
                        seconds(spec, "timeoutSeconds", 1, 1),
                        seconds(spec, "periodSeconds", 10, 1),
                        threshold(spec, "successThreshold", 1),
                        threshold(spec, "failureThreshold", 3)));
    }

    private static Duration seconds(Map<String, Object> spec, String key, int absent, int least) {
        return Duration.ofSeconds(Math.min(LONGEST_SECONDS, Math.max(least, integer(spec, key, absent))));
    }

    private static int threshold(Map<String, Object> spec, String key, int absent) {
        return Math.min(HIGHEST_THRESHOLD, Math.max(1, integer(spec, key, absent)));
    }

    private static Optional<Probe.Check> check(Map<String, Object> spec) {
        if (spec.get("httpGet") != null) {
            Map<String, Object> get = object(spec.get("httpGet"));
            return Optional.of(new Probe.Check.HttpGet(
                    port(get), String.valueOf(get.getOrDefault("path", "/")), headers(get.get("httpHeaders"))));
        }
        if (spec.get("tcpSocket") != null) {
            return Optional.of(new Probe.Check.TcpSocket(port(object(spec.get("tcpSocket")))));
        }
        if (spec.get("exec") != null) {
            return Optional.of(
                    new Probe.Check.Exec(command(object(spec.get("exec")).get("command"))));
        }
        return Optional.empty();
    }

    private static int port(Map<String, Object> check) {
        int port = integer(check, "port", 0);
        if (port < 1 || port > 65535) {
            throw invalid("port must be between 1 and 65535");
        }
        return port;
    }

    private static List<String> command(Object value) {
        if (!(value instanceof List<?> words) || words.isEmpty()) {
            throw invalid("exec needs a command with at least one word");
        }
        List<String> command = new ArrayList<>();
        words.forEach(word -> command.add(String.valueOf(word)));
        return command;
    }

    private static Map<String, String> headers(Object value) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> {
                Map<String, Object> header = object(item);
                headers.put(String.valueOf(header.get("name")), String.valueOf(header.get("value")));
            });
        }
        return headers;
    }

    private static int integer(Map<String, Object> map, String key, int absent) {
        Object value = map.get(key);
        if (value == null) {
            return absent;
        }
        try {
            return new java.math.BigDecimal(value.toString()).intValueExact();
        } catch (ArithmeticException | NumberFormatException notAnInteger) {
            throw invalid(key + " must be an integer");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        throw invalid("a health check is an object");
    }

    private static Problem invalid(String why) {
        return Problem.field("healthcheck", "could not validate: " + why);
    }
}
