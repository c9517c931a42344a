package dev.workflow.sso;

import dev.workflow.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An issuer as somebody describes it: over the API, or in the configuration.
 *
 * @param secret the client's; empty to leave it as it is
 */
record IssuerDraft(IssuerName name, String url, boolean enabled, Optional<String> secret, IssuerSettings settings) {

    private static final int LONGEST_SECRET = 1024;

    /** @throws Problem 400 naming the field */
    static IssuerDraft of(Map<String, ?> given, IssuerAddress addresses) {
        Map<String, Object> values = new LinkedHashMap<>(given);
        IssuerName name = new IssuerName(text(values, "name"));
        String url = addresses.require("issuer", text(values, "issuer"));
        Object enabled = values.remove("enabled");
        if (enabled != null && !(enabled instanceof Boolean)) {
            throw Problem.field("enabled", "Must be true or false.");
        }
        Optional<String> secret = Optional.ofNullable(values.remove("client_secret"))
                .map(value -> secret(value))
                .filter(text -> !text.isEmpty());
        return new IssuerDraft(
                name, url, enabled == null || (Boolean) enabled, secret, SettingsReading.read(name.value(), values));
    }

    private static String text(Map<String, Object> values, String name) {
        if (values.remove(name) instanceof String text) {
            return text.strip();
        }
        throw Problem.field(name, "This field is required.");
    }

    private static String secret(Object value) {
        if (value instanceof String text && text.length() <= LONGEST_SECRET && text.indexOf('\0') < 0) {
            return text;
        }
        throw Problem.field("client_secret", "Must be a text of at most " + LONGEST_SECRET + " characters.");
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "draft of issuer " + name;
    }
}
