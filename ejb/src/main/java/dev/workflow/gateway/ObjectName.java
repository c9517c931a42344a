package dev.workflow.gateway;

import dev.workflow.problem.Problem;
import java.util.regex.Pattern;

/** The name of a gateway or a route: a DNS label, because that is what becomes of it on a cluster. */
public record ObjectName(String value) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public ObjectName {
        if (!LABEL.matcher(value).matches()) {
            throw Problem.field("name", "Can only contain a-z (lowercase), 0-9 and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
