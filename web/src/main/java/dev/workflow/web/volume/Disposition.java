package dev.workflow.web.volume;

import dev.workflow.problem.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a Content-Disposition header (RFC 6266): {@code name="text"}, {@code name=token} and
 * {@code name*=utf-8''percent-encoded}, the last of which wins. A header holds ISO 8859-1 characters; UTF-8 that was sent
 * raw is recognised.
 */
record Disposition(Map<String, String> parameters) {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z]+)(\\*?)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;\"]+))\\s*");
    private static final Pattern EXTENDED = Pattern.compile("(?i)utf-8'[^']*'(.*)");

    static Disposition parse(String header) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, String> extended = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            String value = matcher.group(3) == null
                    ? matcher.group(4)
                    : matcher.group(3).replaceAll("\\\\(.)", "$1");
            if (matcher.group(2).isEmpty()) {
                parameters.putIfAbsent(name, utf8(value));
            } else {
                extended.putIfAbsent(name, decode(value));
            }
        }
        parameters.putAll(extended);
        return new Disposition(parameters);
    }

    private static String utf8(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        boolean raw = value.chars().allMatch(c -> c <= 0xFF) && value.chars().anyMatch(c -> c > 0x7F);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return raw && text.indexOf('\uFFFD') < 0 ? text : value;
    }

    private static String decode(String value) {
        Matcher matcher = EXTENDED.matcher(value);
        try {
            if (matcher.matches()) {
                return URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException badEscape) {
            // told below
        }
        throw Problem.badRequest("bad-disposition", "The Content-Disposition header cannot be read.");
    }

    /** The file's own name: clients send the whole path that it has on their machine. */
    Optional<String> fileName() {
        return parameter("filename").map(path -> path.substring(path.lastIndexOf('/') + 1));
    }

    /** Empty when absent or without a character. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }
}
