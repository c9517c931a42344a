package dev.workflow.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One WWW-Authenticate header. Scheme and parameter names are in lower case. */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern SHAPE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s+(.*))?");
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");

    static Optional<Challenge> find(List<String> headers, String scheme) {
        return headers.stream()
                .map(Challenge::parse)
                .flatMap(Optional::stream)
                .filter(challenge -> challenge.scheme.equals(scheme))
                .findFirst();
    }

    private static Optional<Challenge> parse(String header) {
        Matcher shape = SHAPE.matcher(header);
        if (!shape.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(shape.group(2) == null ? "" : shape.group(2));
        while (parameter.find()) {
            String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
        }
        return Optional.of(new Challenge(shape.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
