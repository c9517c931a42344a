package dev.workflow.passport;

import dev.workflow.problem.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser brings from a client, in a query or a form. One without a value counts as left out (RFC 6749 §3.1). */
public record Parameters(Map<String, List<String>> values) {

    /**
     * @param text as it came over the wire
     * @throws Problem 400 when it cannot be decoded
     */
    public static Parameters parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && !parts[1].isEmpty()) {
                values.computeIfAbsent(decode(parts[0]), unused -> new ArrayList<>())
                        .add(decode(parts[1]));
            }
        }
        return new Parameters(values);
    }

    /** The value; the first one of a parameter that is {@link #repeated}. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> all.get(0));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** True when it is there more than once, which no parameter of ours may be. */
    public boolean repeated(String name) {
        return values.getOrDefault(name, List.of()).size() > 1;
    }

    private static String decode(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw unreadable();
        }
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw unreadable();
        }
        return decoded;
    }

    private static Problem unreadable() {
        return Problem.badRequest("bad-parameters", "The parameters of this address cannot be read.");
    }
}
