package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.fake.Refusal.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What names, label names and label values may look like. */
final class NameRules {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Set<Resource> SHORT = Set.of(Resource.NAMESPACE, Resource.SERVICE);

    private static final String NO_LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters"
                    + " or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used"
                    + " for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    private static final String NO_SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
            + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
            + " used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String NO_KEY = "name part must consist of alphanumeric characters, '-', '_' or '.', and must"
            + " start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
            + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String NO_VALUE =
            "a valid label must be an empty string or consist of alphanumeric characters,"
                    + " '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value', "
                    + " or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private NameRules() {}

    static List<Cause> check(Resource resource, JsonObject object) {
        List<Cause> causes = new ArrayList<>();
        String name = Metadata.name(object);
        if (name.isEmpty()) {
            causes.add(Cause.required("metadata.name", "name or generateName is required"));
        } else {
            wrongName(resource, name).ifPresent(why -> causes.add(Cause.invalid("metadata.name", quoted(name), why)));
        }
        causes.addAll(labels("metadata.labels", object));
        return causes;
    }

    /** Of an object or a template. */
    static List<Cause> labels(String field, JsonObject object) {
        List<Cause> causes = new ArrayList<>();
        Metadata.labels(object).forEach((key, value) -> {
            String part = key.substring(key.lastIndexOf('/') + 1);
            if (!KEY.matcher(part).matches()) {
                causes.add(Cause.invalid(field, quoted(key), NO_KEY));
            } else if (part.length() > 63) {
                causes.add(Cause.invalid(field, quoted(key), "name part must be no more than 63 bytes"));
            }
            if (!VALUE.matcher(value).matches()) {
                causes.add(Cause.invalid(field, quoted(value), NO_VALUE));
            } else if (value.length() > 63) {
                causes.add(Cause.invalid(field, quoted(value), "must be no more than 63 bytes"));
            }
        });
        return causes;
    }

    private static Optional<String> wrongName(Resource resource, String name) {
        if (SHORT.contains(resource)) {
            return name.length() > 63 ? Optional.of("must be no more than 63 bytes") : wrong(DNS_LABEL, name, NO_LABEL);
        }
        return name.length() > 253
                ? Optional.of("must be no more than 253 bytes")
                : wrong(SUBDOMAIN, name, NO_SUBDOMAIN);
    }

    static Optional<Cause> label(String field, String name) {
        return wrong(DNS_LABEL, name, NO_LABEL).map(why -> Cause.invalid(field, quoted(name), why));
    }

    private static Optional<String> wrong(Pattern pattern, String name, String why) {
        return pattern.matcher(name).matches() ? Optional.empty() : Optional.of(why);
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
