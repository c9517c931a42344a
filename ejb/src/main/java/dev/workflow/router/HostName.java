package dev.workflow.router;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name a request asks for, out of its Host header: lower case, without port and final dot. */
record HostName(String value) {

    private static final Pattern HEADER =
            Pattern.compile("([A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    static Optional<HostName> parse(String header) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new HostName(name.endsWith(".") ? name.substring(0, name.length() - 1) : name));
    }

    /** The wildcard that covers this name: its first label replaced. */
    Optional<String> wildcard() {
        int dot = value.indexOf('.');
        return dot > 0 ? Optional.of("*" + value.substring(dot)) : Optional.empty();
    }
}
